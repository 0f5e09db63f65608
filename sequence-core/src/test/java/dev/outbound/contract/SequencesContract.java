package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aDraft;
import static dev.outbound.contract.Samples.aSequence;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.Delivery;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Sender;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Sequences;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Sequences} does. */
public abstract class SequencesContract extends StorageContract {

    private Sequences sequences;

    @BeforeEach
    void sequences() {
        sequences = storage.sequences();
    }

    @Test
    void a_new_sequence_is_stored_at_version_1_whatever_version_it_carries() {
        Sequence sequence = aSequence();
        sequences.add(HERE, version(sequence, 42));
        assertThat(sequences.find(HERE, sequence.id())).contains(version(sequence, 1));
    }

    @Test
    void a_sequence_with_everything_set_comes_back_the_same() {
        Step step = new Step(Channel.SMS, "Schritt 🚀", 365, new SendWindow(0, 1_440), TEXT);
        Sequence sequence = new Sequence(
                new SequenceId(Samples.id()),
                "Grüße 你好 'Frühling'",
                new Recipe(TEXT, Tone.PLAYFUL, Set.of(Channel.SMS, Channel.VOICE), List.of(Step.voice(3, "b"), step)),
                Recipients.contacts(contact("z"), contact("a"), contact("m 🚀")),
                new Delivery(Optional.of(new Sender("Zoé 🚀", "zoe+1")), new SendRules(false, true, true), false),
                SequenceStatus.RUNNING,
                Optional.of(NOW.plusMillis(1)),
                NOW,
                1);
        sequences.add(HERE, sequence);
        assertThat(sequences.find(HERE, sequence.id())).contains(sequence);
    }

    @Test
    void a_sequence_with_nothing_set_comes_back_the_same() {
        Sequence sequence = aSequence().withRecipe(new Recipe("", Tone.FORMAL, Set.of(), List.of()));
        assertThat(stored(HERE, sequence)).isEqualTo(version(sequence, 1));
    }

    @Test
    void a_list_as_recipients_comes_back() {
        Sequence sequence = aSequence().withRecipients(new Recipients.OfList(Samples.id()));
        assertThat(stored(HERE, sequence).recipients()).isEqualTo(sequence.recipients());
    }

    @Test
    void steps_of_one_day_keep_their_order_and_twenty_fit() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < Recipe.MOST_STEPS; i++) {
            steps.add(Step.email(i / 5, "step " + i));
        }
        Sequence sequence = aSequence().withRecipe(Recipe.EMPTY.withSteps(steps));
        assertThat(stored(HERE, sequence).recipe().steps()).isEqualTo(steps);
    }

    @ParameterizedTest
    @EnumSource(SequenceStatus.class)
    void every_status_can_be_stored(SequenceStatus status) {
        assertThat(stored(HERE, aSequence(status)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void every_tone_can_be_stored(Tone tone) {
        Sequence sequence = aSequence().withRecipe(Recipe.EMPTY.withTone(tone));
        assertThat(stored(HERE, sequence).recipe().tone()).isEqualTo(tone);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void a_step_on_every_channel_can_be_stored(Channel channel) {
        Step step = new Step(channel, "one", 0, SendWindow.OFFICE_HOURS, "");
        Sequence sequence = aSequence().withRecipe(new Recipe("g", Tone.WARM, Set.of(channel), List.of(step)));
        assertThat(stored(HERE, sequence).recipe()).isEqualTo(sequence.recipe());
    }

    @Test
    void an_id_cannot_be_added_twice() {
        Sequence sequence = stored(HERE, aSequence());
        assertThatThrownBy(() -> sequences.add(HERE, sequence.withName("again")))
                .isInstanceOf(RuntimeException.class);
        assertThat(sequences.find(HERE, sequence.id())).contains(sequence);
    }

    @Test
    void saving_raises_the_version_by_one() {
        Sequence sequence = stored(HERE, aSequence());
        sequences.save(HERE, sequence.withName("Autumn").withStartAt(Optional.of(NOW)));
        assertThat(sequences.find(HERE, sequence.id()))
                .contains(version(sequence.withName("Autumn").withStartAt(Optional.of(NOW)), 2));
        sequences.save(HERE, version(sequence.withName("Winter"), 2));
        assertThat(sequences.find(HERE, sequence.id())).contains(version(sequence.withName("Winter"), 3));
    }

    @Test
    void saving_another_version_than_the_stored_one_is_refused_and_changes_nothing() {
        Sequence sequence = stored(HERE, aSequence());
        sequences.save(HERE, sequence.withName("Autumn"));
        for (long other : new long[] {0, 1, 3}) {
            assertThatThrownBy(() -> sequences.save(HERE, version(sequence.withName("Late"), other)))
                    .isInstanceOf(StaleWriteException.class);
        }
        assertThat(sequences.find(HERE, sequence.id())).contains(version(sequence.withName("Autumn"), 2));
    }

    @Test
    void saving_what_does_not_exist_is_refused_as_stale() {
        Sequence sequence = version(aSequence(), 1);
        assertThatThrownBy(() -> sequences.save(HERE, sequence)).isInstanceOf(StaleWriteException.class);
        assertThat(sequences.find(HERE, sequence.id())).isEmpty();
    }

    @Test
    void an_id_of_another_workspace_is_not_found_and_not_changed() {
        Sequence sequence = stored(THERE, aSequence());
        assertThat(sequences.find(HERE, sequence.id())).isEmpty();
        assertThat(sequences.lock(HERE, sequence.id())).isEmpty();
        assertThat(sequences.share(HERE, List.of(sequence.id()))).isEmpty();
        assertThat(sequences.page(HERE, PageRequest.first(10)).items()).isEmpty();
        assertThatThrownBy(() -> sequences.save(HERE, sequence.withName("stolen")))
                .isInstanceOf(StaleWriteException.class);
        assertThat(sequences.find(THERE, sequence.id())).contains(sequence);
    }

    @Test
    void locking_reads() {
        Sequence sequence = stored(HERE, aSequence());
        assertThat(sequences.lock(HERE, sequence.id())).contains(sequence);
        assertThat(sequences.lock(HERE, new SequenceId(Samples.id()))).isEmpty();
    }

    @Test
    void sharing_reads_those_that_exist_and_each_once() {
        Sequence one = stored(HERE, aSequence());
        Sequence two = stored(HERE, aSequence());
        assertThat(sequences.share(HERE, List.of(two.id(), new SequenceId(Samples.id()), one.id(), two.id())))
                .isEqualTo(Map.of(one.id(), one, two.id(), two));
        assertThat(sequences.share(HERE, List.of())).isEmpty();
    }

    @Test
    void whoever_locks_second_sees_what_the_first_changed() {
        Sequence sequence = stored(HERE, aSequence());
        Optional<Sequence> seen = Threads.secondAfter(
                storage.transactions(), () -> rename(sequence.id()), () -> sequences.lock(HERE, sequence.id()));
        assertThat(seen).contains(version(sequence.withName("renamed"), 2));
    }

    @Test
    void whoever_shares_a_locked_one_sees_what_was_changed() {
        Sequence sequence = stored(HERE, aSequence());
        Map<SequenceId, Sequence> seen = Threads.secondAfter(
                storage.transactions(),
                () -> rename(sequence.id()),
                () -> sequences.share(HERE, List.of(sequence.id())));
        assertThat(seen.values()).containsExactly(version(sequence.withName("renamed"), 2));
    }

    @Test
    void a_shared_one_cannot_be_locked_until_the_transaction_ends() {
        Sequence sequence = stored(HERE, aSequence());
        Optional<Sequence> seen = Threads.secondAfter(
                storage.transactions(),
                () -> sequences.share(HERE, List.of(sequence.id())),
                () -> sequences.lock(HERE, sequence.id()));
        assertThat(seen).contains(sequence);
    }

    @Test
    void two_who_share_in_opposite_orders_and_change_one_each_do_not_block_each_other_for_ever() {
        Sequence one = stored(HERE, aSequence());
        Sequence two = stored(HERE, aSequence());
        List<Callable<Integer>> works = List.of(
                () -> shareTwentyTimes(List.of(one.id(), two.id())),
                () -> shareTwentyTimes(List.of(two.id(), one.id())));
        assertThat(Threads.atOnce(works)).containsExactly(40, 40);
    }

    private int shareTwentyTimes(List<SequenceId> ids) {
        int seen = 0;
        for (int i = 0; i < 20; i++) {
            seen += storage.transactions()
                    .<Integer>inTransaction(() -> sequences.share(HERE, ids).size());
        }
        return seen;
    }

    @Test
    void pages_go_newest_first_through_every_sequence_once() {
        List<SequenceId> added = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            added.add(stored(HERE, created(aSequence(), i)).id());
        }
        stored(THERE, aSequence());
        Collections.reverse(added);
        assertThat(allByTwos(page -> sequences.page(HERE, page).map(Sequence::id)))
                .isEqualTo(added);
    }

    @Test
    void sequences_created_in_one_instant_are_paged_once_each() {
        List<SequenceId> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(stored(HERE, aSequence()).id());
        }
        assertThat(allByTwos(page -> sequences.page(HERE, page).map(Sequence::id)))
                .containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    void a_newer_sequence_does_not_shift_the_next_page() {
        for (int i = 0; i < 4; i++) {
            sequences.add(HERE, created(aSequence(), i));
        }
        Page<Sequence> first = sequences.page(HERE, PageRequest.first(2));
        sequences.add(HERE, created(aSequence(), 9));
        Page<Sequence> second =
                sequences.page(HERE, PageRequest.after(2, first.next().orElseThrow()));
        assertThat(second.items()).extracting(Sequence::createdAt).containsExactly(NOW.plusSeconds(1), NOW);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_page_of_an_empty_workspace_is_empty_and_the_last() {
        assertThat(sequences.page(HERE, PageRequest.first(1))).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(SequenceStatus.class)
    void only_a_scheduled_sequence_starts(SequenceStatus status) {
        Sequence sequence = stored(HERE, aSequence(status).withStartAt(Optional.of(NOW)));
        assertThat(sequences.startingBy(NOW, 10))
                .isEqualTo(
                        status == SequenceStatus.SCHEDULED ? List.of(new SequenceRef(HERE, sequence.id())) : List.of());
    }

    @Test
    void a_sequence_starts_at_its_start_and_not_before_in_any_workspace() {
        Sequence here = stored(HERE, aSequence(SequenceStatus.SCHEDULED).withStartAt(Optional.of(NOW)));
        Sequence there =
                stored(THERE, aSequence(SequenceStatus.SCHEDULED).withStartAt(Optional.of(NOW.minusMillis(1))));
        stored(HERE, aSequence(SequenceStatus.SCHEDULED).withStartAt(Optional.of(NOW.plusMillis(1))));
        stored(HERE, aSequence(SequenceStatus.SCHEDULED));
        assertThat(sequences.startingBy(NOW, 10))
                .containsExactlyInAnyOrder(new SequenceRef(HERE, here.id()), new SequenceRef(THERE, there.id()));
        assertThat(sequences.startingBy(NOW, 1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(SequenceStatus.class)
    void only_a_generating_sequence_can_be_written(SequenceStatus status) {
        Sequence sequence = stored(HERE, aSequence(status));
        assertThat(sequences.written(10))
                .isEqualTo(
                        status == SequenceStatus.GENERATING
                                ? List.of(new SequenceRef(HERE, sequence.id()))
                                : List.of());
    }

    @ParameterizedTest
    @EnumSource(DraftStatus.class)
    void a_sequence_is_written_when_no_draft_of_it_is_queued_or_being_written(DraftStatus status) {
        Sequence sequence = stored(THERE, aSequence(SequenceStatus.GENERATING));
        Enrollment enrollment = anEnrollment(sequence.id(), "ann");
        storage.enrollments().add(THERE, List.of(enrollment));
        storage.drafts()
                .add(THERE, List.of(in(aDraft(enrollment, 1), DraftStatus.READY), in(aDraft(enrollment, 2), status)));
        boolean toWrite = status == DraftStatus.QUEUED || status == DraftStatus.GENERATING;
        assertThat(sequences.written(10))
                .isEqualTo(toWrite ? List.of() : List.of(new SequenceRef(THERE, sequence.id())));
    }

    @ParameterizedTest
    @EnumSource(SequenceStatus.class)
    void only_a_running_or_paused_sequence_without_enrollments_is_quiet(SequenceStatus status) {
        Sequence sequence = stored(HERE, aSequence(status));
        boolean live = status == SequenceStatus.RUNNING || status == SequenceStatus.PAUSED;
        assertThat(sequences.quiet(10)).isEqualTo(live ? List.of(new SequenceRef(HERE, sequence.id())) : List.of());
    }

    @ParameterizedTest
    @EnumSource(EnrollmentStatus.class)
    void a_sequence_is_quiet_when_no_enrollment_is_under_way(EnrollmentStatus status) {
        Sequence sequence = stored(THERE, aSequence(SequenceStatus.RUNNING));
        storage.enrollments()
                .add(
                        THERE,
                        List.of(
                                in(anEnrollment(sequence.id(), "ann"), EnrollmentStatus.COMPLETED),
                                in(anEnrollment(sequence.id(), "bob"), status)));
        assertThat(sequences.quiet(10))
                .isEqualTo(status.isUnderWay() ? List.of() : List.of(new SequenceRef(THERE, sequence.id())));
    }

    @Test
    void written_and_quiet_give_no_more_than_asked_for() {
        for (int i = 0; i < 3; i++) {
            stored(HERE, aSequence(SequenceStatus.GENERATING));
            stored(THERE, aSequence(SequenceStatus.RUNNING));
        }
        assertThat(sequences.written(2)).hasSize(2);
        assertThat(sequences.quiet(2)).hasSize(2);
    }

    private void rename(SequenceId id) {
        sequences.save(HERE, sequences.lock(HERE, id).orElseThrow().withName("renamed"));
    }

    private Sequence stored(WorkspaceId workspace, Sequence sequence) {
        sequences.add(workspace, sequence);
        return sequences.find(workspace, sequence.id()).orElseThrow();
    }

    private static Sequence created(Sequence s, int secondsLater) {
        return new Sequence(
                s.id(),
                s.name(),
                s.recipe(),
                s.recipients(),
                s.delivery(),
                s.status(),
                s.startAt(),
                NOW.plusSeconds(secondsLater),
                s.version());
    }

    private static Sequence version(Sequence s, long version) {
        return new Sequence(
                s.id(),
                s.name(),
                s.recipe(),
                s.recipients(),
                s.delivery(),
                s.status(),
                s.startAt(),
                s.createdAt(),
                version);
    }
}
