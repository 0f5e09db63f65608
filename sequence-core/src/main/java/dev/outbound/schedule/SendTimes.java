package dev.outbound.schedule;

import dev.outbound.address.Channel;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a message may go out: the only code that knows hours, weekends, zones and daylight saving. Planning, previews and
 * the gate in the moment of sending all ask here. Pure: the same question always has the same answer.
 */
public final class SendTimes {

    /** A step that finds no hour within so many days is impossible. */
    static final int HORIZON_DAYS = 14;

    private static final int BUSINESS_START = 9 * 60;
    private static final int BUSINESS_END = 17 * 60;

    private static final Set<Layer> ALL = EnumSet.allOf(Layer.class);

    private SendTimes() {}

    /**
     * The first instant from {@code floor} on at which the step may go out, and the rule that moved it there; {@code
     * floorRule} if it is the floor itself. Empty if there is none from the day of the floor to 14 days later: the step's
     * window and the contact's legal hours never meet.
     */
    public static Optional<SendTime> next(SendHours hours, Instant floor, SendRule floorRule) {
        Optional<Instant> at = next(hours, floor, ALL);
        return at.map(t -> new SendTime(t, t.equals(floor) ? floorRule : rule(hours, floor)));
    }

    /** The first instant from {@code floor} on at which the step may go out, without asking why. */
    public static Optional<Instant> next(SendHours hours, Instant floor) {
        return next(hours, floor, ALL);
    }

    /** Whether the step may go out at that instant. */
    public static boolean isOpen(SendHours hours, Instant at) {
        return next(hours, at).filter(at::equals).isPresent();
    }

    /** As {@link #next}, for a message a person sends now: only the legal hours hold it. */
    public static Optional<SendTime> nextLegal(SendHours hours, Instant floor) {
        SendHours always = new SendHours(
                hours.channel(),
                new SendWindow(0, SendWindow.DAY),
                new SendRules(hours.rules().respectContactZone(), false, false),
                hours.zones(),
                Set.of());
        return next(always, floor, SendRule.SEND_NOW);
    }

    /** Whether window, business hours and the channel's legal hours have any hour of the day in common at all. */
    public static boolean isEverOpen(Channel channel, SendWindow window, SendRules rules) {
        int start = window.startMinute();
        int end = window.endMinute();
        if (rules.businessHoursOnly()) {
            start = Math.max(start, BUSINESS_START);
            end = Math.min(end, BUSINESS_END);
        }
        Optional<LegalHours> legal = LegalHours.of(channel);
        if (legal.isPresent()) {
            start = Math.max(start, legal.get().startMinute());
            end = Math.min(end, legal.get().endMinute());
        }
        return start < end;
    }

    /** The end of the open interval that holds this instant: how far a message may be spread. */
    static Instant closing(SendHours hours, Instant open) {
        return around(hours, open).map(Interval::end).orElse(open);
    }

    /** The start of the open interval that holds this instant. */
    static Instant opening(SendHours hours, Instant open) {
        return around(hours, open).map(Interval::start).orElse(open);
    }

    private static Optional<Interval> around(SendHours hours, Instant open) {
        LocalDate day = LocalTimes.date(open, hours.zones().scheduling());
        for (LocalDate date = day.minusDays(1); !date.isAfter(day); date = date.plusDays(1)) {
            for (Interval interval : intervals(hours, date, ALL)) {
                if (!interval.start().isAfter(open) && interval.end().isAfter(open)) {
                    return Optional.of(interval);
                }
            }
        }
        return Optional.empty();
    }

    /** The layers that narrow a step's window, in the order in which the last one to move the time is named as the rule. */
    private enum Layer {
        WEEKEND,
        BLACKOUT,
        BUSINESS_HOURS,
        LEGAL_HOURS
    }

    private static SendRule rule(SendHours hours, Instant floor) {
        EnumSet<Layer> layers = EnumSet.noneOf(Layer.class);
        SendRule rule = SendRule.STEP_WINDOW;
        Optional<Instant> before = Optional.empty();
        for (Layer layer : Layer.values()) {
            if (!narrows(layer, hours)) {
                continue;
            }
            if (layers.isEmpty()) {
                before = next(hours, floor, layers);
            }
            layers.add(layer);
            Optional<Instant> after = next(hours, floor, layers);
            if (!after.equals(before)) {
                rule = name(layer, hours.channel());
            }
            before = after;
        }
        return rule;
    }

    /** Whether a layer can take anything away at all; most messages have one or none that does. */
    private static boolean narrows(Layer layer, SendHours hours) {
        return switch (layer) {
            case WEEKEND -> hours.rules().skipWeekends();
            case BLACKOUT -> !hours.blackoutDates().isEmpty();
            case BUSINESS_HOURS -> hours.rules().businessHoursOnly();
            case LEGAL_HOURS -> LegalHours.of(hours.channel()).isPresent();
        };
    }

    private static SendRule name(Layer layer, Channel channel) {
        return switch (layer) {
            case WEEKEND -> SendRule.WEEKEND;
            case BLACKOUT -> SendRule.BLACKOUT;
            case BUSINESS_HOURS -> SendRule.BUSINESS_HOURS;
            case LEGAL_HOURS -> LegalHours.of(channel).map(LegalHours::rule).orElse(SendRule.NONE);
        };
    }

    private static Optional<Instant> next(SendHours hours, Instant floor, Set<Layer> layers) {
        LocalDate first = LocalTimes.date(floor, hours.zones().scheduling());
        LocalDate last = first.plusDays(HORIZON_DAYS);
        // The day before counts too: a window that ends at 24:00 is still open at the first instant of the next day's
        // zone when clocks went back over midnight. One that ends earlier ends before the next day's first instant.
        boolean mayReachOver = hours.window().endMinute() == SendWindow.DAY;
        for (LocalDate date = mayReachOver ? first.minusDays(1) : first; !date.isAfter(last); date = date.plusDays(1)) {
            for (Interval interval : intervals(hours, date, layers)) {
                if (interval.end().isAfter(floor)) {
                    return Optional.of(interval.start().isAfter(floor) ? interval.start() : floor);
                }
            }
        }
        return Optional.empty();
    }

    /** The open intervals of one local day, ascending. */
    private static List<Interval> intervals(SendHours hours, LocalDate date, Set<Layer> layers) {
        SendRules rules = hours.rules();
        Optional<LegalHours> legal = LegalHours.of(hours.channel());
        if (layers.contains(Layer.WEEKEND) && rules.skipWeekends() && LegalHours.isWeekend(date)) {
            return List.of();
        }
        boolean blackouts = rules.skipWeekends() || legal.isPresent();
        if (layers.contains(Layer.BLACKOUT)
                && blackouts
                && hours.blackoutDates().contains(date)) {
            return List.of();
        }
        ZoneId zone = hours.zones().scheduling();
        SendWindow window = hours.window();
        List<Interval> open = Interval.of(date, window.startMinute(), window.endMinute(), zone);
        if (layers.contains(Layer.BUSINESS_HOURS) && rules.businessHoursOnly()) {
            open = Interval.intersect(open, Interval.of(date, BUSINESS_START, BUSINESS_END, zone));
        }
        if (layers.contains(Layer.LEGAL_HOURS) && legal.isPresent()) {
            for (ZoneId there : hours.zones().legal()) {
                open = Interval.intersect(open, legal(legal.get(), there, open));
            }
        }
        return open;
    }

    /** The legal hours of a zone on every local date there that any of the intervals touches. */
    private static List<Interval> legal(LegalHours hours, ZoneId zone, List<Interval> around) {
        List<Interval> legal = new ArrayList<>();
        if (around.isEmpty()) {
            return legal;
        }
        LocalDate last = LocalTimes.date(around.get(around.size() - 1).end(), zone);
        for (LocalDate date = LocalTimes.date(around.get(0).start(), zone);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            if (hours.allows(date)) {
                legal.addAll(Interval.of(date, hours.startMinute(), hours.endMinute(), zone));
            }
        }
        return legal;
    }
}
