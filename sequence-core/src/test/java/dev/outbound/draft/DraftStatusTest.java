package dev.outbound.draft;

import static dev.outbound.draft.DraftStatus.APPROVED;
import static dev.outbound.draft.DraftStatus.EDITED;
import static dev.outbound.draft.DraftStatus.FAILED;
import static dev.outbound.draft.DraftStatus.GENERATING;
import static dev.outbound.draft.DraftStatus.QUEUED;
import static dev.outbound.draft.DraftStatus.READY;
import static dev.outbound.draft.DraftStatus.SENT;
import static dev.outbound.draft.DraftStatus.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which states of a draft may follow which, by the table of the product. */
class DraftStatusTest {

    private static final Map<DraftStatus, Set<DraftStatus>> ALLOWED = Map.ofEntries(
            Map.entry(QUEUED, Set.of(QUEUED, GENERATING, SKIPPED)),
            Map.entry(GENERATING, Set.of(READY, FAILED, QUEUED, SKIPPED)),
            Map.entry(FAILED, Set.of(EDITED, QUEUED, SKIPPED)),
            Map.entry(READY, Set.of(EDITED, APPROVED, QUEUED, SKIPPED)),
            Map.entry(EDITED, Set.of(EDITED, APPROVED, QUEUED, SKIPPED)),
            Map.entry(APPROVED, Set.of(READY, EDITED, QUEUED, SKIPPED, SENT)),
            Map.entry(SKIPPED, Set.of(READY, EDITED, QUEUED)),
            Map.entry(SENT, Set.of()));

    static Stream<Arguments> every_pair() {
        return Stream.of(DraftStatus.values())
                .flatMap(from -> Stream.of(DraftStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("every_pair")
    void a_change_is_allowed_exactly_if_the_table_has_it(DraftStatus from, DraftStatus to) {
        assertThat(from.canBecome(to))
                .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
    }

    @Test
    void the_table_knows_every_state() {
        assertThat(ALLOWED.keySet()).isEqualTo(EnumSet.allOf(DraftStatus.class));
    }
}
