package dev.outbound.schedule;

import dev.outbound.enrollment.Anchor;
import dev.outbound.schedule.PlanStep.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays out all steps of one contact in order: the days, the windows, the distance between two messages, and what lateness
 * does to the steps behind it. The dry run before launch, every change afterwards and the dispatcher use this one planner.
 * It knows only this contact's own steps; what other sequences send is seen in the moment of sending.
 */
public final class Planner {

    /** Rules that say less of a time than that it was spread. */
    private static final Set<SendRule> ORDINARY =
            EnumSet.of(SendRule.NONE, SendRule.START, SendRule.STEP_DAY, SendRule.STEP_WINDOW);

    private final Duration throttle;
    private final Duration spread;

    /**
     * @param throttle least distance between two messages to the contact; zero for none
     * @param spread by how much a time may be moved later inside its window; zero for none
     */
    public Planner(Duration throttle, Duration spread) {
        this.throttle = throttle;
        this.spread = spread;
    }

    /** The times of all steps that are still to go, in order of position. */
    public List<PlannedTime> plan(Anchor anchor, List<PlanStep> steps, Instant now) {
        List<PlannedTime> plan = new ArrayList<>();
        Cursor cursor = new Cursor(anchor, now);
        for (PlanStep step : steps) {
            cursor.next(step).ifPresent(plan::add);
        }
        return plan;
    }

    /** The day a step counts as once its order is kept: never before the nearest earlier one that still counts. */
    public static int effectiveDay(List<PlanStep> steps, int position) {
        int day = 0;
        for (PlanStep step : steps) {
            if (step.position() <= position && (step.position() == position || !(step.state() instanceof State.Gone))) {
                day = Math.max(day, step.day());
            }
        }
        return day;
    }

    /** The local date the step has by its days alone, whatever is late or held; empty if it is impossible. */
    public static Optional<LocalDate> plannedDate(Anchor anchor, int effectiveDay, SendHours hours) {
        ZoneId zone = hours.zones().scheduling();
        return SendTimes.next(hours, LocalTimes.startOf(anchor.dateOf(effectiveDay), zone))
                .map(at -> LocalTimes.date(at, zone));
    }

    /** Walks the steps of one contact, remembering what the next one has to wait for. */
    private final class Cursor {

        private final Anchor anchor;
        private final Instant now;
        private int day;
        private Optional<Earlier> earlier = Optional.empty();

        Cursor(Anchor anchor, Instant now) {
            this.anchor = anchor;
            this.now = now;
        }

        Optional<PlannedTime> next(PlanStep step) {
            if (step.state() instanceof State.Gone) {
                return Optional.empty();
            }
            day = Math.max(day, step.day());
            if (step.state() instanceof State.Begun begun) {
                earlier = Optional.of(new Earlier(begun.at(), day, begun.late()));
                return Optional.empty();
            }
            Optional<LocalDate> planned = plannedDate(anchor, day, step.hours());
            if (step.state() instanceof State.Manual manual) {
                SendTime due = step.notBefore()
                        .filter(held -> held.at().isAfter(manual.dueAt()))
                        .orElseGet(() -> new SendTime(manual.dueAt(), SendRule.SEND_NOW));
                earlier = Optional.of(new Earlier(due.at(), day, false));
                return Optional.of(new PlannedTime(step.position(), Optional.of(due), planned));
            }
            Optional<SendTime> due = due(step);
            if (due.isPresent() && !(step.state() instanceof State.Held)) {
                LocalDate date =
                        LocalTimes.date(due.get().at(), step.hours().zones().scheduling());
                boolean late = planned.filter(date::isAfter).isPresent();
                earlier = Optional.of(new Earlier(due.get().at(), day, late));
            }
            return Optional.of(new PlannedTime(step.position(), due, planned));
        }

        private Optional<SendTime> due(PlanStep step) {
            Floor floor = floor(step);
            Optional<SendTime> planned = from(step, floor);
            if (floor.at().isBefore(now)) {
                // The plan does not move with the clock; only what has been missed is looked for anew.
                planned = planned.filter(time -> !time.at().isBefore(now)).or(() -> missed(step, floor));
            }
            return planned.map(time -> time.at().equals(now) ? new SendTime(now, SendRule.NONE) : time);
        }

        private Floor floor(PlanStep step) {
            ZoneId zone = step.hours().zones().scheduling();
            Floor floor = new Floor(anchor.at(), SendRule.START)
                    .atLeast(LocalTimes.startOf(anchor.dateOf(day), zone), SendRule.STEP_DAY);
            if (step.notBefore().isPresent()) {
                SendTime held = step.notBefore().get();
                floor = floor.atLeast(held.at(), held.rule());
            }
            if (earlier.isPresent()) {
                Earlier before = earlier.get();
                floor = floor.atLeast(before.at().plus(throttle), SendRule.THROTTLE);
                if (before.late() && before.day() < day) {
                    LocalDate after = LocalTimes.date(before.at(), zone).plusDays(1);
                    floor = floor.atLeast(LocalTimes.startOf(after, zone), SendRule.LATE_SPACING);
                }
            }
            return floor;
        }

        private Optional<SendTime> from(PlanStep step, Floor floor) {
            return SendTimes.next(step.hours(), floor.at(), floor.rule())
                    .map(time -> floor.rule() == SendRule.CAP ? new SendTime(time.at(), SendRule.CAP) : time)
                    .map(time -> spread(step, time));
        }

        /** As if it had become possible when the hours that are open now, or next, opened; at once if that has passed. */
        private Optional<SendTime> missed(PlanStep step, Floor floor) {
            return SendTimes.next(step.hours(), now, SendRule.NONE).map(time -> {
                Instant opening = SendTimes.opening(step.hours(), time.at());
                Instant from = opening.isAfter(floor.at()) ? opening : floor.at();
                SendTime spread = spread(step, new SendTime(from, time.rule()));
                return spread.at().isBefore(time.at()) ? time : spread;
            });
        }
    }

    private SendTime spread(PlanStep step, SendTime time) {
        if (spread.isZero()) {
            return time;
        }
        long room = Duration.between(time.at(), SendTimes.closing(step.hours(), time.at()))
                .toMillis();
        long most = Math.min(spread.toMillis(), room);
        long by = most <= 0 ? 0 : Math.floorMod(mix(step.seed()), most);
        SendRule rule = ORDINARY.contains(time.rule()) ? SendRule.JITTER : time.rule();
        return by == 0 ? time : new SendTime(time.at().plusMillis(by), rule);
    }

    /** Spreads neighbouring ids evenly (the finaliser of MurmurHash3). */
    private static long mix(long seed) {
        long h = seed;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    /** The step before: when it goes or went, its day, and whether that was later than planned. */
    private record Earlier(Instant at, int day, boolean late) {}

    /** The earliest instant so far, and the rule that raised it last. */
    private record Floor(Instant at, SendRule rule) {
        Floor atLeast(Instant other, SendRule why) {
            return other.isAfter(at) ? new Floor(other, why) : this;
        }
    }
}
