package dev.outbound.dispatch;

import dev.outbound.course.Course;
import dev.outbound.policy.Policy;
import dev.outbound.touch.Touch;
import java.time.Duration;
import java.util.List;

/** Sending again what may have been sent, for who asked for {@link Policy.Promise#AT_LEAST_ONCE}. */
final class Again {

    /** How the attempts begin of which another one may be a duplicate. */
    static final String MAYBE_SENT = "it may have been sent, and is sent again: ";

    private Again() {}

    /**
     * Puts a mail back whose sender ended without a word.
     *
     * @return false if it is to stay in doubt: by the promise, or because it was tried often enough
     */
    static boolean schedule(Policy.Sending sending, Course course, Touch touch) {
        List<Duration> waits = sending.backOff();
        if (!sending.promise().sendsAgain(touch.channel())
                || touch.transientFailures() >= waits.size()
                || !course.enrollment().status().isLive()
                || course.isOvertaken(touch.position())) {
            return false;
        }
        course.put(touch.deferred(course.now().plus(waits.get(touch.transientFailures())), true));
        return true;
    }
}
