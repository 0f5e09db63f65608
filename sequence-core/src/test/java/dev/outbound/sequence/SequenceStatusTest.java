package dev.outbound.sequence;

import static dev.outbound.sequence.SequenceStatus.CANCELLED;
import static dev.outbound.sequence.SequenceStatus.COMPLETED;
import static dev.outbound.sequence.SequenceStatus.DRAFT;
import static dev.outbound.sequence.SequenceStatus.GENERATING;
import static dev.outbound.sequence.SequenceStatus.IN_REVIEW;
import static dev.outbound.sequence.SequenceStatus.PAUSED;
import static dev.outbound.sequence.SequenceStatus.RUNNING;
import static dev.outbound.sequence.SequenceStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which states of a sequence may follow which, by the table of the product: composing, writing, review, launch, pause, end. */
class SequenceStatusTest {

    private static final Map<SequenceStatus, Set<SequenceStatus>> ALLOWED = Map.ofEntries(
            Map.entry(DRAFT, Set.of(GENERATING, CANCELLED)),
            Map.entry(GENERATING, Set.of(GENERATING, IN_REVIEW, CANCELLED)),
            Map.entry(IN_REVIEW, Set.of(GENERATING, DRAFT, SCHEDULED, RUNNING, CANCELLED)),
            Map.entry(SCHEDULED, Set.of(SCHEDULED, RUNNING, IN_REVIEW, PAUSED, CANCELLED)),
            Map.entry(RUNNING, Set.of(PAUSED, COMPLETED, CANCELLED)),
            Map.entry(PAUSED, Set.of(SCHEDULED, RUNNING, COMPLETED, CANCELLED)),
            Map.entry(COMPLETED, Set.of(RUNNING)),
            Map.entry(CANCELLED, Set.of()));

    static Stream<Arguments> every_pair() {
        return Stream.of(SequenceStatus.values())
                .flatMap(from -> Stream.of(SequenceStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("every_pair")
    void a_change_is_allowed_exactly_if_the_table_has_it(SequenceStatus from, SequenceStatus to) {
        assertThat(from.canBecome(to))
                .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
    }

    @Test
    void the_table_knows_every_state() {
        assertThat(ALLOWED.keySet()).isEqualTo(EnumSet.allOf(SequenceStatus.class));
    }
}
