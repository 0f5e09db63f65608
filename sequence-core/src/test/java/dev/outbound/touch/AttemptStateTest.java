package dev.outbound.touch;

import static dev.outbound.touch.Attempt.State.ACCEPTED;
import static dev.outbound.touch.Attempt.State.DEFERRED;
import static dev.outbound.touch.Attempt.State.IN_DOUBT;
import static dev.outbound.touch.Attempt.State.REJECTED;
import static dev.outbound.touch.Attempt.State.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may become of an attempt: it ends once, and a doubt ends when somebody knows more. */
class AttemptStateTest {

    private static final Map<Attempt.State, Set<Attempt.State>> ALLOWED = Map.ofEntries(
            Map.entry(STARTED, Set.of(ACCEPTED, DEFERRED, REJECTED, IN_DOUBT)),
            Map.entry(IN_DOUBT, Set.of(ACCEPTED, DEFERRED, REJECTED)),
            Map.entry(ACCEPTED, Set.of()),
            Map.entry(DEFERRED, Set.of()),
            Map.entry(REJECTED, Set.of()));

    static Stream<Arguments> every_pair() {
        return Stream.of(Attempt.State.values())
                .flatMap(from -> Stream.of(Attempt.State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("every_pair")
    void a_change_is_allowed_exactly_if_the_table_has_it(Attempt.State from, Attempt.State to) {
        assertThat(from.canBecome(to))
                .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
    }

    @Test
    void the_table_knows_every_state() {
        assertThat(ALLOWED.keySet()).isEqualTo(EnumSet.allOf(Attempt.State.class));
    }
}
