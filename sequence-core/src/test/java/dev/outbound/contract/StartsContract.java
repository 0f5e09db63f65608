package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aSequence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.contact.ContactId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.start.Start;
import dev.outbound.start.StartRef;
import dev.outbound.start.Starts;
import dev.outbound.workspace.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Starts} does. */
public abstract class StartsContract extends StorageContract {

    private Starts starts;

    @BeforeEach
    void starts() {
        starts = storage.starts();
    }

    @Test
    void a_start_with_everything_set_comes_back_the_same() {
        Start start = new Start(
                "form 🚀 'x'",
                sequence(SequenceStatus.DRAFT),
                new ContactId("ann"),
                TEXT,
                Actor.user("Zoé"),
                true,
                NOW);
        assertThat(starts.add(HERE, start)).isTrue();
        assertThat(starts.find(HERE, start.key())).contains(start);
        assertThat(starts.find(THERE, start.key())).isEmpty();
    }

    @Test
    void a_key_is_used_once_per_workspace_and_what_it_started_first_stays() {
        Start first = start("k", sequence(SequenceStatus.DRAFT), NOW);
        assertThat(starts.add(HERE, first)).isTrue();
        assertThat(starts.add(HERE, start("k", sequence(SequenceStatus.DRAFT), NOW)))
                .isFalse();
        assertThat(starts.add(THERE, start("k", sequence(SequenceStatus.DRAFT), NOW)))
                .isTrue();
        assertThat(starts.add(HERE, start("K", sequence(SequenceStatus.DRAFT), NOW)))
                .isTrue();
        assertThat(starts.find(HERE, "k")).contains(first);
    }

    @Test
    void a_key_that_is_used_does_not_end_the_transaction() {
        starts.add(HERE, start("k", sequence(SequenceStatus.DRAFT), NOW));
        boolean second = storage.transactions().inTransaction(() -> {
            boolean added = starts.add(HERE, start("k", new SequenceId(Samples.id()), NOW));
            return added || starts.find(HERE, "k").isEmpty();
        });
        assertThat(second).isFalse();
    }

    @Test
    void of_many_callers_at_once_one_is_told_true() {
        List<Callable<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Start start = start("same", new SequenceId(Samples.id()), NOW);
            callers.add(() -> starts.add(HERE, start));
        }
        assertThat(Threads.atOnce(callers)).containsOnlyOnce(true);
    }

    @Test
    void starts_are_found_by_their_sequences() {
        Start one = start("one", sequence(SequenceStatus.DRAFT), NOW);
        Start two = start("two", sequence(SequenceStatus.DRAFT), NOW);
        starts.add(HERE, one);
        starts.add(HERE, two);
        assertThat(starts.ofSequences(HERE, List.of(one.sequence(), new SequenceId(Samples.id()))))
                .containsExactly(one);
        assertThat(starts.ofSequences(THERE, List.of(one.sequence()))).isEmpty();
        assertThat(starts.ofSequences(HERE, List.of())).isEmpty();
    }

    @Test
    void waiting_starts_are_ready_once_their_sequence_is_in_review_the_oldest_first() {
        Start later = start("later", sequence(SequenceStatus.IN_REVIEW), NOW.plusSeconds(1));
        Start older = start("older", sequence(SequenceStatus.IN_REVIEW), NOW);
        Start writing = start("writing", sequence(SequenceStatus.GENERATING), NOW);
        Start byHand = start("by hand", sequence(SequenceStatus.IN_REVIEW), NOW).settled();
        List.of(later, older, writing, byHand).forEach(start -> starts.add(HERE, start));
        assertThat(starts.ready(10)).containsExactly(new StartRef(HERE, older), new StartRef(HERE, later));
        assertThat(starts.ready(1)).containsExactly(new StartRef(HERE, older));
        starts.settle(HERE, "older");
        assertThat(starts.ready(10)).containsExactly(new StartRef(HERE, later));
        assertThat(starts.find(HERE, "older")).contains(older.settled());
    }

    @Test
    void settling_a_key_nobody_used_changes_nothing() {
        starts.settle(HERE, "nobody");
        assertThat(starts.find(HERE, "nobody")).isEmpty();
    }

    private SequenceId sequence(SequenceStatus status) {
        Sequence sequence = aSequence(status);
        storage.sequences().add(HERE, sequence);
        return sequence.id();
    }

    private static Start start(String key, SequenceId sequence, Instant at) {
        return new Start(key, sequence, new ContactId("ann"), "", Actor.user("tyler"), true, at);
    }
}
