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
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What becomes of a claimed touch that a gate did not let pass. */
final class Refusal {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

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
        schedule.replanOrEnd(course, zones);
        if (verdict instanceof Verdict.Defer defer) {
            note(defer.until());
        }
        lookAgainLater();
        course.settle();
    }

    /** Back into the queue, or to those waiting for approval if it is not approved any more. */
    private void release(Verdict verdict) {
        boolean approved = course.draft(touch.position()).status() == DraftStatus.APPROVED;
        Touch back = touch.become(approved ? TouchStatus.SCHEDULED : TouchStatus.HELD);
        if (verdict instanceof Verdict.Defer defer && defer.notBefore().isPresent()) {
            back = back.withTiming(back.timing().withNotBefore(defer.notBefore()));
        }
        course.put(back.withTiming(back.timing().withWakeAt(Optional.empty())));
    }

    private void note(SendTime until) {
        Instant due =
                course.touch(touch.position()).flatMap(t -> t.timing().dueAt()).orElse(until.at());
        course.note(
                ActivityType.TOUCH_DEFERRED,
                touch.position(),
                Map.of(Data.UNTIL, due.toString(), Data.RULE, until.rule().name()));
    }

    /** What a gate did not let pass is not due at once again, whatever else is wrong: the tick would never end. */
    private void lookAgainLater() {
        course.touch(touch.position())
                .filter(t -> t.status() == TouchStatus.SCHEDULED)
                .filter(t -> t.timing()
                        .wakeAt()
                        .filter(at -> !at.isAfter(course.now()))
                        .isPresent())
                .ifPresent(t -> course.put(t.withTiming(
                        t.timing().withWakeAt(Optional.of(course.now().plus(LOOK_AGAIN))))));
    }
}
