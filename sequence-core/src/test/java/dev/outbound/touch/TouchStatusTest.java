package dev.outbound.touch;

import static dev.outbound.touch.TouchStatus.CLAIMED;
import static dev.outbound.touch.TouchStatus.FAILED;
import static dev.outbound.touch.TouchStatus.HELD;
import static dev.outbound.touch.TouchStatus.IN_DOUBT;
import static dev.outbound.touch.TouchStatus.SCHEDULED;
import static dev.outbound.touch.TouchStatus.SENDING;
import static dev.outbound.touch.TouchStatus.SENT;
import static dev.outbound.touch.TouchStatus.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which states of a touch may follow which, by the table of the product. */
class TouchStatusTest {

    private static final Map<TouchStatus, Set<TouchStatus>> ALLOWED = Map.ofEntries(
            Map.entry(HELD, Set.of(SCHEDULED, SKIPPED)),
            Map.entry(SCHEDULED, Set.of(HELD, CLAIMED, SKIPPED)),
            Map.entry(CLAIMED, Set.of(SCHEDULED, HELD, SENDING, SKIPPED, FAILED)),
            Map.entry(SENDING, Set.of(SENT, SCHEDULED, FAILED, SKIPPED, IN_DOUBT)),
            Map.entry(IN_DOUBT, Set.of(SENT, SCHEDULED, FAILED)),
            Map.entry(FAILED, Set.of(SCHEDULED)),
            Map.entry(SKIPPED, Set.of(SCHEDULED, HELD)),
            Map.entry(SENT, Set.of()));

    static Stream<Arguments> every_pair() {
        return Stream.of(TouchStatus.values())
                .flatMap(from -> Stream.of(TouchStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("every_pair")
    void a_change_is_allowed_exactly_if_the_table_has_it(TouchStatus from, TouchStatus to) {
        assertThat(from.canBecome(to))
                .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
    }

    @Test
    void the_table_knows_every_state() {
        assertThat(ALLOWED.keySet()).isEqualTo(EnumSet.allOf(TouchStatus.class));
    }
}
