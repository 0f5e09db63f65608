package dev.outbound.course;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.touch.Touch;
import java.util.Optional;

/** When the words of a step may change: never once they went out, and after launch only while nothing can be sent. */
public final class Wording {

    private Wording() {}

    /**
     * Lets a change of the words of a step pass.
     *
     * @throws SequenceException {@link ErrorCode#ALREADY_ENDED}, {@link ErrorCode#TOUCH_IN_FLIGHT}, {@link
     *     ErrorCode#ALREADY_SENT}, {@link ErrorCode#PAUSE_REQUIRED}
     */
    public static void requireChangeable(Course course, int position) {
        requireNotBegun(course, position);
        Optional<Touch> touch = course.touch(position);
        if (touch.isPresent() && !course.isPaused()) {
            throw new SequenceException(
                    ErrorCode.PAUSE_REQUIRED, "pause the enrollment before changing what it is sent");
        }
        if (touch.filter(t -> t.status().isDone()).isPresent()) {
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE,
                    "step " + position + " is " + touch.get().status() + " and its words cannot change");
        }
    }

    /**
     * Lets any decision on a step pass that nothing has made pointless.
     *
     * @throws SequenceException {@link ErrorCode#ALREADY_ENDED}, {@link ErrorCode#TOUCH_IN_FLIGHT}, {@link
     *     ErrorCode#ALREADY_SENT}
     */
    public static void requireNotBegun(Course course, int position) {
        course.enrollment().requireGoing();
        course.touch(position).ifPresent(touch -> {
            switch (touch.status()) {
                case SENDING -> throw begun(ErrorCode.TOUCH_IN_FLIGHT, touch);
                case SENT, IN_DOUBT -> throw begun(ErrorCode.ALREADY_SENT, touch);
                case HELD, SCHEDULED, CLAIMED, FAILED, SKIPPED -> {}
            }
        });
    }

    private static SequenceException begun(ErrorCode code, Touch touch) {
        return new SequenceException(code, "step " + touch.position() + " is " + touch.status());
    }
}
