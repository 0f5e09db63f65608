package dev.outbound.touch;

import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a touch goes.
 *
 * @param dueAt when it will be sent, or was to be; a projection while HELD; empty if there is no possible time
 * @param rule what put it there
 * @param plannedDate its local date by its days alone; what lateness is measured against
 * @param notBefore what else it waits for, and why: the end of a back-off, of a cap, of another sequence's throttle
 * @param wakeAt when the dispatcher must look at it next: due time of the head of an enrollment that may be sent, end of the
 *     lease of one that is being sent, lapse of one that waits for approval; empty when never
 * @param manual sent now by a person: of the hours only the legal ones hold it, and it does not wait for the throttle
 */
public record Timing(
        Optional<Instant> dueAt,
        SendRule rule,
        Optional<LocalDate> plannedDate,
        Optional<SendTime> notBefore,
        Optional<Instant> wakeAt,
        boolean manual) {

    /** Not planned yet. */
    public static final Timing NONE =
            new Timing(Optional.empty(), SendRule.NONE, Optional.empty(), Optional.empty(), Optional.empty(), false);

    public Timing withWakeAt(Optional<Instant> next) {
        return new Timing(dueAt, rule, plannedDate, notBefore, next, manual);
    }

    public Timing withNotBefore(Optional<SendTime> next) {
        return new Timing(dueAt, rule, plannedDate, next, wakeAt, manual);
    }

    /** As the planner says; what it waits for stays. */
    public Timing planned(Optional<Instant> due, SendRule why, Optional<LocalDate> date) {
        return new Timing(due, why, date, notBefore, wakeAt, manual);
    }

    /** A person sends it now, or at the first legal moment. */
    public Timing now(Instant due) {
        return new Timing(Optional.of(due), SendRule.SEND_NOW, plannedDate, Optional.empty(), wakeAt, true);
    }

    /** No longer by hand. */
    public Timing automatic() {
        return new Timing(dueAt, rule, plannedDate, notBefore, wakeAt, false);
    }
}
