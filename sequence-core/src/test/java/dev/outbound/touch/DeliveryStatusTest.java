package dev.outbound.touch;

import static dev.outbound.touch.DeliveryStatus.ANSWERED;
import static dev.outbound.touch.DeliveryStatus.BOUNCED_HARD;
import static dev.outbound.touch.DeliveryStatus.BOUNCED_SOFT;
import static dev.outbound.touch.DeliveryStatus.BUSY;
import static dev.outbound.touch.DeliveryStatus.DELIVERED;
import static dev.outbound.touch.DeliveryStatus.MACHINE;
import static dev.outbound.touch.DeliveryStatus.NONE;
import static dev.outbound.touch.DeliveryStatus.NO_ANSWER;
import static dev.outbound.touch.DeliveryStatus.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What later news changes: a final status stays, and earlier news that comes late changes nothing. */
class DeliveryStatusTest {

    private static final Set<DeliveryStatus> FINAL =
            Set.of(UNDELIVERED, BOUNCED_HARD, ANSWERED, NO_ANSWER, BUSY, MACHINE);

    private static final Map<DeliveryStatus, Set<DeliveryStatus>> CHANGED_BY = Map.of(
            NONE,
            Set.of(DELIVERED, UNDELIVERED, BOUNCED_SOFT, BOUNCED_HARD, ANSWERED, NO_ANSWER, BUSY, MACHINE),
            // A relay that only was slow, or could not deliver at first, may deliver after all.
            BOUNCED_SOFT,
            Set.of(DELIVERED, UNDELIVERED, BOUNCED_HARD, ANSWERED, NO_ANSWER, BUSY, MACHINE),
            DELIVERED,
            FINAL,
            UNDELIVERED,
            Set.of(),
            BOUNCED_HARD,
            Set.of(),
            ANSWERED,
            Set.of(),
            NO_ANSWER,
            Set.of(),
            BUSY,
            Set.of(),
            MACHINE,
            Set.of());

    static Stream<Arguments> every_pair() {
        return Stream.of(DeliveryStatus.values())
                .flatMap(from -> Stream.of(DeliveryStatus.values()).map(news -> Arguments.of(from, news)));
    }

    @ParameterizedTest(name = "{0} hears {1}")
    @MethodSource("every_pair")
    void news_changes_a_status_exactly_if_the_table_says_so(DeliveryStatus from, DeliveryStatus news) {
        boolean changes = CHANGED_BY.getOrDefault(from, Set.of()).contains(news);
        assertThat(from.hearing(news)).isEqualTo(changes ? news : from);
    }

    @Test
    void the_table_knows_every_status() {
        assertThat(CHANGED_BY.keySet()).isEqualTo(EnumSet.allOf(DeliveryStatus.class));
    }
}
