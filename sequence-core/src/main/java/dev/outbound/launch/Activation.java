package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.AddressKey;
import dev.outbound.course.Course;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.touch.Touch;
import java.util.Optional;
import java.util.Set;

/** Makes the touches of an enrollment: from here on the tick sends it. */
final class Activation {

    private final Schedule schedule;

    Activation(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Activates one enrollment.
     *
     * @param suppressed addresses that have opted out by now
     */
    void activate(Course course, Anchor anchor, Reach reach, Set<AddressKey> suppressed) {
        course.put(course.enrollment().withAnchor(Optional.of(anchor)).become(EnrollmentStatus.ACTIVE));
        course.note(ActivityType.ENROLLMENT_ACTIVATED);
        for (Draft draft : course.drafts()) {
            Touch touch = Touch.of(
                    draft, course.enrollment(), course.step(draft.position()).channel());
            boolean optedOut =
                    reach.key(touch.channel()).filter(suppressed::contains).isPresent();
            course.put(touch);
            if (optedOut && touch.status().isOpen()) {
                course.skipDraft(draft, SkipReason.SUPPRESSED);
                course.skipTouch(touch, SkipReason.SUPPRESSED);
            }
        }
        schedule.replan(course, reach.zones());
        skipImpossible(course, reach);
        course.settle();
    }

    private void skipImpossible(Course course, Reach reach) {
        boolean any = false;
        for (Touch touch : course.touches()) {
            if (touch.status().isOpen() && touch.timing().dueAt().isEmpty()) {
                course.skipTouch(touch, SkipReason.WINDOW_IMPOSSIBLE);
                any = true;
            }
        }
        if (any) {
            schedule.replan(course, reach.zones());
        }
    }
}
