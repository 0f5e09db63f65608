package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Course;
import dev.outbound.course.CourseEditor;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.schedule.SendTimes;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.Map;

/** Pulls one step forward to the next tick, because a person says so. */
final class SendingNow {

    private SendingNow() {}

    static SendNow wish(CourseEditor.Editing editing, int position, boolean skipEarlier) {
        Course course = editing.course();
        Touch touch = course.touch(position).orElseThrow(() -> new NotFoundException("touch of step", position));
        if (touch.status().isBegun() || touch.status() == TouchStatus.CLAIMED) {
            return new SendNow.AlreadyBegun();
        }
        requireSendable(course, touch);
        skipEarlier(course, position, skipEarlier);
        SendTime time = SendTimes.nextLegal(
                        editing.schedule().hours(course.sequence(), position, editing.knownZones()), course.now())
                .orElseThrow(() -> new SequenceException(
                        ErrorCode.WINDOW_IMPOSSIBLE, "there is no legal hour for step " + position));
        course.put(touch.withTiming(touch.timing().now(time.at())));
        course.note(
                ActivityType.TOUCH_SEND_NOW,
                position,
                Map.of(Data.UNTIL, time.at().toString(), Data.RULE, SendRule.SEND_NOW.name()));
        return time.at().isAfter(course.now()) ? new SendNow.DeferredUntil(time.at()) : new SendNow.Queued();
    }

    private static void requireSendable(Course course, Touch touch) {
        if (course.sequence().status() != SequenceStatus.RUNNING) {
            throw new SequenceException(
                    course.sequence().status() == SequenceStatus.CANCELLED
                            ? ErrorCode.SEQUENCE_ENDED
                            : ErrorCode.SEQUENCE_NOT_RUNNING,
                    "the sequence is " + course.sequence().status());
        }
        if (course.enrollment().status() != EnrollmentStatus.ACTIVE) {
            throw new SequenceException(
                    ErrorCode.ENROLLMENT_NOT_ACTIVE,
                    "the enrollment is " + course.enrollment().status());
        }
        Draft draft = course.draft(touch.position());
        if (draft.status() != DraftStatus.APPROVED || touch.status() != TouchStatus.SCHEDULED) {
            throw new SequenceException(
                    ErrorCode.NOT_APPROVED,
                    "step " + touch.position() + " is " + touch.status() + ", its draft " + draft.status());
        }
    }

    private static void skipEarlier(Course course, int position, boolean allowed) {
        for (Touch earlier : course.touches()) {
            boolean pending = earlier.status() == TouchStatus.SCHEDULED
                    || earlier.status() == TouchStatus.CLAIMED
                    || earlier.status() == TouchStatus.SENDING;
            if (earlier.position() >= position || !pending) {
                continue;
            }
            if (!allowed || earlier.status() == TouchStatus.SENDING) {
                throw new SequenceException(
                        ErrorCode.PRECEDING_STEPS_PENDING,
                        "step " + earlier.position() + " is still to go: skip it, or send it first");
            }
            course.skipDraft(course.draft(earlier.position()), SkipReason.OVERTAKEN);
            course.skipTouch(earlier, SkipReason.OVERTAKEN);
        }
    }
}
