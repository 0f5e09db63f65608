package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.course.Course;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.policy.Policy;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.LocalTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What an out-of-office message does: nobody is answering, but nobody is there either. */
final class AutoReplies {

    private AutoReplies() {}

    /** When the enrollment goes on: the day after the return date, else after the policy's number of days. */
    static Instant until(Policy policy, InboundKind.AutoReply auto, Optional<ContactZones> zones, Instant now) {
        ZoneId zone = zones.map(ContactZones::scheduling).orElse(ZoneOffset.UTC);
        Instant usual = now.plus(Duration.ofDays(policy.replies().autoReplyDays()));
        return auto.returnDate()
                .map(date -> LocalTimes.startOf(date.plusDays(1), zone))
                .filter(at -> at.isAfter(now) && at.isBefore(now.plus(Inbound.LONGEST_AWAY)))
                .orElse(usual);
    }

    static void react(Course course, Policy.Reaction reaction, Instant until) {
        boolean holdable = course.enrollment().status() == EnrollmentStatus.ACTIVE
                || course.enrollment()
                        .pause()
                        .filter(p -> p.reason() == Pause.Reason.AUTO_REPLY)
                        .isPresent();
        if (reaction == Policy.Reaction.PAUSE && holdable) {
            course.pause(new Pause(Pause.Reason.AUTO_REPLY, course.now(), Optional.of(until)));
        } else if (reaction == Policy.Reaction.STOP
                && course.enrollment().status().isLive()) {
            course.end(EnrollmentStatus.REPLIED, SkipReason.REPLIED, ActivityType.ENROLLMENT_REPLIED);
        }
    }
}
