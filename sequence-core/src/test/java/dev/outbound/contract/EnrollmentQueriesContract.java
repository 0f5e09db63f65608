package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aSequence;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.email;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentRef;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How {@link Enrollments} are paged, counted, found by other things than their id, and deleted. */
public abstract class EnrollmentQueriesContract extends StorageContract {

    private Enrollments enrollments;
    private SequenceId sequence;
    private SequenceId another;

    @BeforeEach
    void sequences() {
        enrollments = storage.enrollments();
        sequence = stored(HERE, aSequence());
        another = stored(HERE, aSequence());
    }

    @Test
    void a_batch_of_more_than_a_thousand_is_stored_and_saved_whole() {
        List<Enrollment> many = IntStream.range(0, 2_345)
                .mapToObj(i -> anEnrollment(sequence, "c" + i))
                .toList();
        List<EnrollmentId> ids = many.stream().map(Enrollment::id).toList();
        assertThat(enrollments.add(HERE, many)).hasSize(2_345);
        List<Enrollment> stored = enrollments.findAll(HERE, ids);
        assertThat(stored).hasSize(2_345);
        enrollments.save(
                HERE, stored.stream().map(e -> in(e, EnrollmentStatus.ACTIVE)).toList());
        assertThat(enrollments.counts(HERE, sequence)).isEqualTo(Map.of(EnrollmentStatus.ACTIVE, 2_345));
        assertThat(enrollments.lock(HERE, ids)).extracting(Enrollment::id).isEqualTo(ids);
    }

    @Test
    void pages_go_in_the_order_of_enrolment_through_every_enrollment_once() {
        List<Enrollment> added = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            added.add(stored(HERE, anEnrollment(sequence, "c" + (9 - i))));
        }
        stored(HERE, anEnrollment(another, "c1"));
        assertThat(allByTwos(page -> enrollments.page(HERE, sequence, page))).isEqualTo(added);
        assertThat(enrollments.page(HERE, new SequenceId(Samples.id()), PageRequest.first(2)))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void counts_are_per_state_and_states_without_any_are_absent() {
        stored(HERE, in(anEnrollment(sequence, "ann"), EnrollmentStatus.ACTIVE));
        stored(HERE, in(anEnrollment(sequence, "bob"), EnrollmentStatus.ACTIVE));
        stored(HERE, in(anEnrollment(sequence, "eve"), EnrollmentStatus.PAUSED));
        stored(HERE, in(anEnrollment(another, "eve"), EnrollmentStatus.REPLIED));
        assertThat(enrollments.counts(HERE, sequence))
                .isEqualTo(Map.of(EnrollmentStatus.ACTIVE, 2, EnrollmentStatus.PAUSED, 1));
        assertThat(enrollments.counts(HERE, new SequenceId(Samples.id()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EnrollmentStatus.class)
    void an_enrollment_is_open_until_it_has_ended_for_good(EnrollmentStatus status) {
        Enrollment ann = stored(HERE, in(anEnrollment(sequence, "ann"), status));
        List<?> expected = status.isTerminal() ? List.of() : List.of(ann.id());
        assertThat(enrollments.openByAddress(HERE, List.of(email("ann")))).isEqualTo(expected);
        assertThat(enrollments.openByContact(HERE, List.of(contact("ann")))).isEqualTo(expected);
    }

    @Test
    void open_ones_are_found_by_any_of_their_addresses_each_once() {
        Enrollment ann = stored(HERE, anEnrollment(sequence, "ann").withKeys(Set.of(email("ann"), phone(1))));
        Enrollment bob = stored(HERE, anEnrollment(sequence, "bob").withKeys(Set.of(email("bob"), phone(1))));
        stored(HERE, anEnrollment(sequence, "eve"));
        assertThat(enrollments.openByAddress(HERE, List.of(phone(1), email("ann"), email("nobody"))))
                .containsExactlyInAnyOrder(ann.id(), bob.id());
        assertThat(enrollments.openByAddress(HERE, List.of(email("bob")))).containsExactly(bob.id());
        assertThat(enrollments.openByAddress(HERE, List.of())).isEmpty();
    }

    @Test
    void an_address_that_was_changed_is_found_by_the_new_one_only() {
        Enrollment ann = stored(HERE, anEnrollment(sequence, "ann"));
        enrollments.save(HERE, List.of(ann.withKeys(Set.of(email("new")))));
        assertThat(enrollments.openByAddress(HERE, List.of(email("ann")))).isEmpty();
        assertThat(enrollments.openByAddress(HERE, List.of(email("new")))).containsExactly(ann.id());
    }

    @Test
    void open_ones_are_found_by_contact_over_all_sequences() {
        Enrollment one = stored(HERE, anEnrollment(sequence, "ann"));
        Enrollment two = stored(HERE, anEnrollment(another, "ann"));
        Enrollment bob = stored(HERE, anEnrollment(another, "bob"));
        assertThat(enrollments.openByContact(HERE, List.of(contact("ann"), contact("nobody"))))
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(enrollments.openByContact(HERE, List.of(contact("bob"), contact("ann"))))
                .containsExactlyInAnyOrder(one.id(), two.id(), bob.id());
        assertThat(enrollments.openByContact(HERE, List.of())).isEmpty();
    }

    @Test
    void deleting_takes_all_of_one_sequence_and_its_contacts_can_be_enrolled_again() {
        Enrollment ann = stored(HERE, anEnrollment(sequence, "ann"));
        stored(HERE, anEnrollment(sequence, "bob"));
        Enrollment kept = stored(HERE, anEnrollment(another, "ann"));
        enrollments.deleteOfSequence(HERE, sequence);
        assertThat(enrollments.find(HERE, ann.id())).isEmpty();
        assertThat(enrollments.counts(HERE, sequence)).isEmpty();
        assertThat(enrollments.openByAddress(HERE, List.of(email("ann")))).containsExactly(kept.id());
        assertThat(enrollments.add(HERE, List.of(anEnrollment(sequence, "ann"))))
                .containsExactly(contact("ann"));
        enrollments.deleteOfSequence(HERE, new SequenceId(Samples.id()));
    }

    @Test
    void a_pause_is_over_at_its_end_and_not_before_in_any_workspace() {
        SequenceId there = stored(THERE, aSequence());
        Enrollment ann = stored(HERE, paused(anEnrollment(sequence, "ann"), Optional.of(NOW)));
        Enrollment bob = stored(THERE, paused(anEnrollment(there, "bob"), Optional.of(NOW.minusSeconds(1))));
        stored(HERE, paused(anEnrollment(sequence, "eve"), Optional.of(NOW.plusMillis(1))));
        stored(HERE, paused(anEnrollment(sequence, "joe"), Optional.empty()));
        stored(HERE, in(anEnrollment(sequence, "kim"), EnrollmentStatus.ACTIVE));
        assertThat(enrollments.resumingBy(NOW, 10))
                .containsExactlyInAnyOrder(new EnrollmentRef(HERE, ann.id()), new EnrollmentRef(THERE, bob.id()));
        assertThat(enrollments.resumingBy(NOW, 1)).hasSize(1);
        assertThat(enrollments.resumingBy(NOW.minusSeconds(2), 10)).isEmpty();
    }

    @Test
    void one_that_went_on_is_not_given_again() {
        Enrollment ann = stored(HERE, paused(anEnrollment(sequence, "ann"), Optional.of(NOW)));
        enrollments.save(HERE, List.of(ann.become(EnrollmentStatus.ACTIVE)));
        assertThat(enrollments.resumingBy(NOW, 10)).isEmpty();
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found_and_not_changed() {
        SequenceId there = stored(THERE, aSequence());
        Enrollment ann = stored(THERE, anEnrollment(there, "ann"));
        assertThat(enrollments.find(HERE, ann.id())).isEmpty();
        assertThat(enrollments.findAll(HERE, List.of(ann.id()))).isEmpty();
        assertThat(enrollments.lock(HERE, List.of(ann.id()))).isEmpty();
        assertThat(enrollments.lockNext(HERE, there, Optional.empty(), 10)).isEmpty();
        assertThat(enrollments.page(HERE, there, PageRequest.first(10)).items()).isEmpty();
        assertThat(enrollments.counts(HERE, there)).isEmpty();
        assertThat(enrollments.openByAddress(HERE, ann.keys())).isEmpty();
        assertThat(enrollments.openByContact(HERE, List.of(ann.contact()))).isEmpty();
        assertThatThrownBy(() -> enrollments.save(HERE, List.of(ann))).isInstanceOf(StaleWriteException.class);
        enrollments.deleteOfSequence(HERE, there);
        assertThat(enrollments.find(THERE, ann.id())).contains(ann);
    }

    private SequenceId stored(WorkspaceId workspace, Sequence added) {
        storage.sequences().add(workspace, added);
        return added.id();
    }

    private Enrollment stored(WorkspaceId workspace, Enrollment enrollment) {
        assertThat(enrollments.add(workspace, List.of(enrollment))).containsExactly(enrollment.contact());
        return enrollments.find(workspace, enrollment.id()).orElseThrow();
    }

    private static Enrollment paused(Enrollment enrollment, Optional<Instant> resumeAt) {
        return in(enrollment, EnrollmentStatus.ACTIVE).paused(new Pause(Pause.Reason.AUTO_REPLY, NOW, resumeAt));
    }
}
