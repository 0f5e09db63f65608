package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aSequence;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.email;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Enrollments} does; {@link EnrollmentQueriesContract} has the rest. */
public abstract class EnrollmentsContract extends StorageContract {

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
    void a_new_enrollment_is_stored_at_version_1_whatever_version_it_carries() {
        Enrollment enrollment = anEnrollment(sequence, "ann");
        assertThat(enrollments.add(HERE, List.of(version(enrollment, 42)))).containsExactly(contact("ann"));
        assertThat(enrollments.find(HERE, enrollment.id())).contains(version(enrollment, 1));
    }

    @Test
    void a_paused_enrollment_with_everything_set_comes_back_the_same() {
        Enrollment enrollment = new Enrollment(
                new EnrollmentId(Samples.id()),
                sequence,
                contact("Zoé 🚀 O'Neil"),
                Set.of(email("ann"), email("o'neil+1%_"), phone(34)),
                EnrollmentStatus.PAUSED,
                Optional.of(TEXT),
                Optional.of(new Anchor(NOW, LocalDate.of(2028, 2, 29), 14)),
                Optional.of(new Pause(Pause.Reason.STALE, NOW.plusMillis(1), Optional.of(NOW.plusMillis(2)))),
                Optional.empty(),
                Optional.of(NOW.plusMillis(3)),
                1);
        assertThat(stored(enrollment)).isEqualTo(enrollment);
    }

    @Test
    void an_enrollment_with_nothing_set_and_no_address_comes_back_the_same() {
        Enrollment enrollment = anEnrollment(sequence, "ann").withKeys(Set.of());
        assertThat(stored(enrollment)).isEqualTo(version(enrollment, 1));
    }

    @ParameterizedTest
    @EnumSource(EnrollmentStatus.class)
    void every_status_can_be_stored(EnrollmentStatus status) {
        Enrollment enrollment = in(anEnrollment(sequence, "ann"), status);
        assertThat(stored(enrollment)).isEqualTo(version(enrollment, 1));
    }

    @ParameterizedTest
    @EnumSource(Pause.Reason.class)
    void every_reason_of_a_pause_can_be_stored(Pause.Reason reason) {
        Enrollment enrollment = in(anEnrollment(sequence, "ann"), EnrollmentStatus.ACTIVE)
                .paused(new Pause(reason, NOW, Optional.empty()));
        assertThat(stored(enrollment).pause()).isEqualTo(enrollment.pause());
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void every_reason_of_an_end_can_be_stored(EndReason reason) {
        Enrollment enrollment = anEnrollment(sequence, "ann").cancelled(reason);
        assertThat(stored(enrollment).ended()).contains(reason);
    }

    @Test
    void a_contact_that_is_in_the_sequence_already_is_left_out_whatever_its_state() {
        Enrollment first = stored(in(anEnrollment(sequence, "ann"), EnrollmentStatus.CANCELLED));
        Enrollment again = anEnrollment(sequence, "ann");
        Enrollment bob = anEnrollment(sequence, "bob");
        assertThat(enrollments.add(HERE, List.of(again, bob))).containsExactly(contact("bob"));
        assertThat(enrollments.find(HERE, again.id())).isEmpty();
        assertThat(enrollments.find(HERE, first.id())).contains(first);
    }

    @Test
    void a_contact_named_twice_at_once_is_added_once() {
        assertThat(enrollments.add(HERE, List.of(anEnrollment(sequence, "ann"), anEnrollment(sequence, "ann"))))
                .containsExactly(contact("ann"));
        assertThat(enrollments.page(HERE, sequence, PageRequest.first(10)).items())
                .hasSize(1);
    }

    @Test
    void a_contact_may_be_in_two_sequences_and_in_two_workspaces() {
        SequenceId there = stored(THERE, aSequence());
        stored(anEnrollment(sequence, "ann"));
        assertThat(enrollments.add(HERE, List.of(anEnrollment(another, "ann")))).hasSize(1);
        assertThat(enrollments.add(THERE, List.of(anEnrollment(there, "ann")))).hasSize(1);
    }

    @Test
    void of_several_who_enroll_one_contact_at_once_exactly_one_does() {
        List<Callable<Set<ContactId>>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> enrollments.add(HERE, List.of(anEnrollment(sequence, "ann"))));
        }
        assertThat(Threads.atOnce(works).stream().flatMap(Set::stream)).containsExactly(contact("ann"));
    }

    @Test
    void nothing_added_is_nothing() {
        assertThat(enrollments.add(HERE, List.of())).isEmpty();
        enrollments.save(HERE, List.of());
        assertThat(enrollments.findAll(HERE, List.of())).isEmpty();
        assertThat(enrollments.lock(HERE, List.of())).isEmpty();
    }

    @Test
    void finding_all_gives_those_that_exist_and_each_once() {
        Enrollment ann = stored(anEnrollment(sequence, "ann"));
        Enrollment bob = stored(anEnrollment(sequence, "bob"));
        assertThat(enrollments.findAll(HERE, List.of(bob.id(), ann.id(), new EnrollmentId(Samples.id()), bob.id())))
                .containsExactlyInAnyOrder(ann, bob);
    }

    @Test
    void saving_raises_the_version_by_one() {
        Enrollment ann = stored(anEnrollment(sequence, "ann"));
        Enrollment changed = in(ann, EnrollmentStatus.PAUSED)
                .withKeys(Set.of(phone(1)))
                .withAnchor(Optional.of(new Anchor(NOW, LocalDate.of(2026, 3, 2), 0)))
                .repliedAt(NOW);
        enrollments.save(HERE, List.of(changed));
        assertThat(enrollments.find(HERE, ann.id())).contains(version(changed, 2));
        enrollments.save(HERE, List.of(version(ann, 2)));
        assertThat(enrollments.find(HERE, ann.id())).contains(version(ann, 3));
    }

    @Test
    void one_stale_enrollment_keeps_the_whole_batch_from_being_saved() {
        Enrollment ann = stored(anEnrollment(sequence, "ann"));
        Enrollment bob = stored(anEnrollment(sequence, "bob"));
        Enrollment eve = stored(anEnrollment(sequence, "eve"));
        List<Enrollment> batch = List.of(
                in(ann, EnrollmentStatus.ACTIVE),
                version(in(bob, EnrollmentStatus.ACTIVE), 7),
                in(eve, EnrollmentStatus.ACTIVE));
        assertThatThrownBy(() -> enrollments.save(HERE, batch)).isInstanceOf(StaleWriteException.class);
        assertThat(enrollments.findAll(HERE, List.of(ann.id(), bob.id(), eve.id())))
                .containsExactlyInAnyOrder(ann, bob, eve);
    }

    @Test
    void saving_what_does_not_exist_is_refused_as_stale() {
        assertThatThrownBy(() -> enrollments.save(HERE, List.of(version(anEnrollment(sequence, "ann"), 1))))
                .isInstanceOf(StaleWriteException.class);
    }

    @Test
    void locking_gives_those_that_exist_in_ascending_order_each_once() {
        Enrollment ann = stored(anEnrollment(sequence, "ann"));
        Enrollment bob = stored(anEnrollment(another, "bob"));
        assertThat(enrollments.lock(HERE, List.of(bob.id(), new EnrollmentId(Samples.id()), ann.id(), bob.id())))
                .containsExactly(ann, bob);
    }

    @Test
    void a_sequence_can_be_locked_in_slices() {
        List<Enrollment> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(stored(anEnrollment(sequence, "c" + i)));
        }
        stored(anEnrollment(another, "other"));
        assertThat(enrollments.lockNext(HERE, sequence, Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
        assertThat(enrollments.lockNext(HERE, sequence, Optional.of(all.get(1).id()), 2))
                .isEqualTo(all.subList(2, 4));
        assertThat(enrollments.lockNext(HERE, sequence, Optional.of(all.get(3).id()), 2))
                .isEqualTo(all.subList(4, 5));
        assertThat(enrollments.lockNext(HERE, sequence, Optional.of(all.get(4).id()), 2))
                .isEmpty();
    }

    @Test
    void whoever_locks_second_sees_what_the_first_changed() {
        Enrollment ann = stored(anEnrollment(sequence, "ann"));
        Enrollment changed = in(ann, EnrollmentStatus.ACTIVE);
        List<Enrollment> seen = Threads.secondAfter(
                storage.transactions(), () -> lockAndSave(changed), () -> enrollments.lock(HERE, List.of(ann.id())));
        assertThat(seen).containsExactly(version(changed, 2));
    }

    @Test
    void whoever_locks_a_slice_second_sees_what_the_first_changed() {
        Enrollment ann = stored(anEnrollment(sequence, "ann"));
        Enrollment changed = in(ann, EnrollmentStatus.ACTIVE);
        List<Enrollment> seen = Threads.secondAfter(
                storage.transactions(),
                () -> lockAndSave(changed),
                () -> enrollments.lockNext(HERE, sequence, Optional.empty(), 5));
        assertThat(seen).containsExactly(version(changed, 2));
    }

    @Test
    void two_who_lock_the_same_in_opposite_orders_both_come_to_an_end() {
        EnrollmentId ann = stored(anEnrollment(sequence, "ann")).id();
        EnrollmentId bob = stored(anEnrollment(sequence, "bob")).id();
        assertThat(Threads.atOnce(List.<Callable<Integer>>of(
                        () -> lockTwentyTimes(List.of(ann, bob)), () -> lockTwentyTimes(List.of(bob, ann)))))
                .containsExactly(40, 40);
        assertThat(enrollments.find(HERE, bob).orElseThrow().version()).isEqualTo(41);
    }

    private int lockTwentyTimes(List<EnrollmentId> ids) {
        int locked = 0;
        for (int i = 0; i < 20; i++) {
            locked += storage.transactions().<Integer>inTransaction(() -> {
                List<Enrollment> found = enrollments.lock(HERE, ids);
                enrollments.save(HERE, found);
                return found.size();
            });
        }
        return locked;
    }

    private void lockAndSave(Enrollment changed) {
        assertThat(enrollments.lock(HERE, List.of(changed.id()))).hasSize(1);
        enrollments.save(HERE, List.of(changed));
    }

    private SequenceId stored(WorkspaceId workspace, Sequence added) {
        storage.sequences().add(workspace, added);
        return added.id();
    }

    private Enrollment stored(Enrollment enrollment) {
        assertThat(enrollments.add(HERE, List.of(enrollment))).containsExactly(enrollment.contact());
        return enrollments.find(HERE, enrollment.id()).orElseThrow();
    }

    private static Enrollment version(Enrollment e, long version) {
        return new Enrollment(
                e.id(),
                e.sequence(),
                e.contact(),
                e.keys(),
                e.status(),
                e.problem(),
                e.anchor(),
                e.pause(),
                e.ended(),
                e.repliedAt(),
                version);
    }
}
