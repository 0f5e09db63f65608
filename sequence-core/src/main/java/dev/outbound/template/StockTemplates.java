package dev.outbound.template;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The eight templates that ship with the library. Every one can be sent under every combination of send rules. */
public final class StockTemplates {

    public static final StockTemplate FOUNDER_LED_OUTBOUND = SalesTemplates.FOUNDER_LED_OUTBOUND;
    public static final StockTemplate EVENT_HANDOFF = SalesTemplates.EVENT_HANDOFF;
    public static final StockTemplate RENEWAL_RUNWAY = CustomerTemplates.RENEWAL_RUNWAY;
    public static final StockTemplate TRIAL_WAKE_UP = CustomerTemplates.TRIAL_WAKE_UP;
    public static final StockTemplate QUIET_PIPELINE_REVIVAL = SalesTemplates.QUIET_PIPELINE_REVIVAL;
    public static final StockTemplate INBOUND_FAST_FOLLOW = CustomerTemplates.INBOUND_FAST_FOLLOW;
    public static final StockTemplate MISSED_MEETING_RESCUE = CustomerTemplates.MISSED_MEETING_RESCUE;
    public static final StockTemplate REFERRAL_INTRODUCTION = SalesTemplates.REFERRAL_INTRODUCTION;

    private static final List<StockTemplate> ALL = List.of(
                    FOUNDER_LED_OUTBOUND,
                    EVENT_HANDOFF,
                    RENEWAL_RUNWAY,
                    TRIAL_WAKE_UP,
                    QUIET_PIPELINE_REVIVAL,
                    INBOUND_FAST_FOLLOW,
                    MISSED_MEETING_RESCUE,
                    REFERRAL_INTRODUCTION)
            .stream()
            .sorted(Comparator.comparing(StockTemplate::name))
            .toList();

    private StockTemplates() {}

    /** All of them, by name. */
    public static List<StockTemplate> all() {
        return ALL;
    }

    public static Optional<StockTemplate> find(String key) {
        return ALL.stream().filter(template -> template.key().equals(key)).findFirst();
    }
}
