package dev.outbound.dispatch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Course;
import dev.outbound.policy.Policy;
import dev.outbound.touch.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sending again what may have been sent, for who asked for {@link Policy.Promise#AT_LEAST_ONCE}. */
final class Again {

    /** How the attempts begin of which another one may be a duplicate. */
    static final String MAYBE_SENT = "it may have been sent, and is sent again: ";

    private Again() {}

    /**
     * Puts a mail that may have been sent back into the queue.
     *
     * @param why nobody knows
     * @return false if it is to stay in doubt: by the promise, because it was tried often enough, or because it may not go
     *     any more
     */
    static boolean schedule(Policy.Sending sending, Course course, Touch touch, String why) {
        List<Duration> waits = sending.backOff();
        if (!sending.promise().sendsAgain(touch.channel())
                || touch.transientFailures() >= waits.size()
                || !course.enrollment().status().isLive()
                || course.isOvertaken(touch.position())) {
            return false;
        }
        course.put(touch.deferred(course.now().plus(waits.get(touch.transientFailures())), true));
        course.note(
                ActivityType.TOUCH_DEFERRED,
                touch.position(),
                Map.of(
                        Data.REASON,
                        MAYBE_SENT + why,
                        Data.CHANNEL,
                        touch.channel().name()));
        return true;
    }
}
