package dev.outbound.enrollment;

import static dev.outbound.enrollment.EnrollmentStatus.ACTIVE;
import static dev.outbound.enrollment.EnrollmentStatus.BOUNCED;
import static dev.outbound.enrollment.EnrollmentStatus.CANCELLED;
import static dev.outbound.enrollment.EnrollmentStatus.COMPLETED;
import static dev.outbound.enrollment.EnrollmentStatus.GENERATING;
import static dev.outbound.enrollment.EnrollmentStatus.GENERATION_FAILED;
import static dev.outbound.enrollment.EnrollmentStatus.IN_REVIEW;
import static dev.outbound.enrollment.EnrollmentStatus.PAUSED;
import static dev.outbound.enrollment.EnrollmentStatus.PENDING;
import static dev.outbound.enrollment.EnrollmentStatus.REPLIED;
import static dev.outbound.enrollment.EnrollmentStatus.SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which states of an enrollment may follow which, by the table of the product. */
class EnrollmentStatusTest {

    private static final Map<EnrollmentStatus, Set<EnrollmentStatus>> ALLOWED = Map.ofEntries(
            Map.entry(PENDING, Set.of(GENERATING, SUPPRESSED, CANCELLED)),
            Map.entry(GENERATING, Set.of(GENERATING, IN_REVIEW, GENERATION_FAILED, SUPPRESSED, CANCELLED)),
            Map.entry(GENERATION_FAILED, Set.of(GENERATING, IN_REVIEW, SUPPRESSED, CANCELLED)),
            Map.entry(IN_REVIEW, Set.of(GENERATING, ACTIVE, SUPPRESSED, CANCELLED)),
            Map.entry(ACTIVE, Set.of(IN_REVIEW, PAUSED, REPLIED, BOUNCED, SUPPRESSED, COMPLETED, CANCELLED)),
            Map.entry(PAUSED, Set.of(IN_REVIEW, ACTIVE, PAUSED, REPLIED, BOUNCED, SUPPRESSED, COMPLETED, CANCELLED)),
            Map.entry(REPLIED, Set.of(ACTIVE, SUPPRESSED, CANCELLED)),
            Map.entry(BOUNCED, Set.of(ACTIVE, SUPPRESSED, CANCELLED)),
            Map.entry(SUPPRESSED, Set.of()),
            Map.entry(COMPLETED, Set.of()),
            Map.entry(CANCELLED, Set.of()));

    static Stream<Arguments> every_pair() {
        return Stream.of(EnrollmentStatus.values())
                .flatMap(from -> Stream.of(EnrollmentStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("every_pair")
    void a_change_is_allowed_exactly_if_the_table_has_it(EnrollmentStatus from, EnrollmentStatus to) {
        assertThat(from.canBecome(to))
                .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
    }

    @Test
    void the_table_knows_every_state() {
        assertThat(ALLOWED.keySet()).isEqualTo(EnumSet.allOf(EnrollmentStatus.class));
    }
}
