package dev.outbound.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of one contact as the planner sees it: before launch from a draft, afterwards from a touch.
 *
 * @param day the step's day, or the one chosen for this contact
 * @param notBefore what else the step waits for: the end of a back-off, of a cap, of another sequence's throttle
 * @param seed what the spread is drawn from: the touch's id
 */
public record PlanStep(int position, int day, SendHours hours, State state, Optional<SendTime> notBefore, long seed) {

    /** What the planner must know of where a step stands. */
    public sealed interface State {

        /** Approved and waiting: will be sent. */
        record Waiting() implements State {}

        /** Waiting for approval: a time is projected, but later steps do not wait for it. */
        record Held() implements State {}

        /** Sent by hand at that time: nothing moves it. */
        record Manual(Instant dueAt) implements State {}

        /**
         * Handed over at {@code at}, whatever came of it.
         *
         * @param late whether that was after the local date it was planned for
         */
        record Begun(Instant at, boolean late) implements State {}

        /** Skipped or failed: as if it were not there. */
        record Gone() implements State {}
    }

    public static final State WAITING = new State.Waiting();
    public static final State HELD = new State.Held();
    public static final State GONE = new State.Gone();
}
