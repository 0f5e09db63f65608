package dev.outbound.dispatch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Course;
import dev.outbound.course.Schedule;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Pause;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.SendTime;
import dev.outbound.touch.Timing;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.Map;
import java.util.Optional;

/** What becomes of a claimed touch that a gate did not let pass. */
final class Refusal {

    private final Course course;
    private final Touch touch;
    private final Schedule schedule;

    Refusal(Course course, Touch touch, Schedule schedule) {
        this.course = course;
        this.touch = touch;
        this.schedule = schedule;
    }

    void apply(Verdict verdict, Optional<ContactZones> zones) {
        if (verdict instanceof Verdict.Gone) {
            course.cancel(EndReason.CONTACT_DELETED, SkipReason.CONTACT_GONE);
            return;
        }
        if (verdict instanceof Verdict.Stale) {
            course.pause(new Pause(Pause.Reason.STALE, course.now(), Optional.empty()));
        } else if (verdict instanceof Verdict.Skip skip) {
            course.skipDraft(course.draft(touch.position()), skip.reason());
            course.skipTouch(touch, skip.reason());
        } else if (verdict instanceof Verdict.Impossible) {
            course.put(touch.failed("its window never meets the hours in which it may go out to this contact"));
            course.note(ActivityType.TOUCH_FAILED, touch.position(), Map.of(Data.REASON, "WINDOW_IMPOSSIBLE"));
        } else {
            release(verdict);
        }
        zones.ifPresent(z -> schedule.replan(course, z));
        if (verdict instanceof Verdict.Defer defer) {
            because(defer.until());
        }
        course.settle();
    }

    /** Back into the queue, or to those waiting for approval if it is not approved any more. */
    private void release(Verdict verdict) {
        boolean approved = course.draft(touch.position()).status() == DraftStatus.APPROVED;
        Touch back = touch.become(approved ? TouchStatus.SCHEDULED : TouchStatus.HELD);
        if (verdict instanceof Verdict.Defer defer) {
            back = back.withTiming(
                    back.timing().withNotBefore(Optional.of(defer.until().at())));
            course.note(
                    ActivityType.TOUCH_DEFERRED,
                    touch.position(),
                    Map.of(
                            Data.UNTIL, defer.until().at().toString(),
                            Data.RULE, defer.until().rule().name()));
        }
        course.put(back.withTiming(back.timing().withWakeAt(Optional.empty())));
    }

    /** The planner knows that the touch has to wait, the gate knows why. */
    private void because(SendTime until) {
        course.touch(touch.position())
                .filter(t -> t.timing().dueAt().equals(Optional.of(until.at())))
                .ifPresent(t -> {
                    Timing timing = t.timing();
                    course.put(t.withTiming(timing.planned(timing.dueAt(), until.rule(), timing.plannedDate())));
                });
    }
}
