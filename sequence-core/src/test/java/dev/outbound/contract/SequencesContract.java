package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aSequence;
import static dev.outbound.contract.Samples.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.Delivery;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Sender;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
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
