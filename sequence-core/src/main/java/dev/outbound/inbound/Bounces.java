package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.optout.OptOuts;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delivery reports and complaints. Both count only if they name a message we sent by its signed id: a forged report
 * suppresses nobody.
 */
final class Bounces {

    private static final String EMAIL = "email";

    /** Notes a mail that changes nothing else; false if it was noted before. */
    interface Note {
        boolean record(WorkspaceId workspace, InboundEmail mail, Optional<Touch> touch, ActivityType type);
    }

    private final Setup setup;
    private final ReplyMatcher matcher;
    private final Note note;

    Bounces(Setup setup, ReplyMatcher matcher, Note note) {
        this.setup = setup;
        this.matcher = matcher;
        this.note = note;
    }

    InboundResult report(WorkspaceId workspace, InboundEmail mail, InboundKind.DeliveryReport report) {
        for (InboundKind.Report one : report.reports()) {
            Optional<Touch> touch = matcher.byIds(workspace, one.originalIds());
            if (touch.isPresent()) {
                return bounced(workspace, mail, touch.get(), one);
            }
        }
        return note.record(workspace, mail, Optional.empty(), ActivityType.INBOUND_UNMATCHED)
                ? InboundResult.UNMATCHED
                : InboundResult.DUPLICATE;
    }

    InboundResult complaint(WorkspaceId workspace, InboundEmail mail, InboundKind.Complaint complaint) {
        Optional<Touch> touch = matcher.byIds(workspace, complaint.originalIds());
        ActivityType type = touch.isPresent() ? ActivityType.COMPLAINT_RECEIVED : ActivityType.INBOUND_UNMATCHED;
        boolean first = note.record(workspace, mail, touch, type);
        if (touch.isPresent() && complaint.suppresses()) {
            suppress(workspace, touch.get(), Suppression.Source.COMPLAINT);
        }
        if (!first) {
            return InboundResult.DUPLICATE;
        }
        return touch.isPresent() ? InboundResult.COMPLAINT : InboundResult.UNMATCHED;
    }

    private InboundResult bounced(WorkspaceId workspace, InboundEmail mail, Touch seen, InboundKind.Report report) {
        Instant now = setup.now();
        Optional<Contact> contact = setup.host().contacts().find(workspace, seen.contact());
        Schedule schedule = new Schedule(setup.policy(), setup.settings(workspace));
        boolean first = setup.inTransaction(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.PROVIDER, now));
            Course course = courses.lock(seen.enrollment());
            if (!setup.storage().conversations().firstSeen(workspace, EMAIL, mail.messageId(), now)) {
                return false;
            }
            Evidence.arrived(setup, workspace, course, seen.position());
            course.touch(seen.position())
                    .filter(t -> t.status() == TouchStatus.SENT)
                    .ifPresent(t -> course.put(t.withDelivery(t.delivery().hearing(status(report.verdict())))));
            course.note(
                    report.verdict() == InboundKind.Verdict.SENDER_PROBLEM
                            ? ActivityType.SENDER_PROBLEM
                            : ActivityType.BOUNCE_RECEIVED,
                    seen.position(),
                    Map.of(Data.STATUS, report.verdict().name(), Data.CODE, report.status()));
            if (report.verdict() == InboundKind.Verdict.HARD) {
                stop(course);
                schedule.replanOrEnd(course, contact.map(c -> schedule.zones(course.sequence(), c)));
                course.settle();
            }
            courses.save(List.of(course));
            return true;
        });
        if (report.verdict() == InboundKind.Verdict.HARD
                && setup.policy().replies().suppressHardBounces()) {
            suppress(workspace, seen, Suppression.Source.HARD_BOUNCE);
        }
        return first ? InboundResult.BOUNCE : InboundResult.DUPLICATE;
    }

    private void stop(Course course) {
        if (!course.enrollment().status().isLive()) {
            return;
        }
        if (setup.policy().replies().hardBounceStops()) {
            course.end(EnrollmentStatus.BOUNCED, SkipReason.BOUNCED, ActivityType.ENROLLMENT_BOUNCED);
            return;
        }
        for (Touch touch : course.touches()) {
            if (touch.status().isOpen() && touch.channel() == Channel.EMAIL) {
                course.skipTouch(touch, SkipReason.BOUNCED);
            }
        }
    }

    private void suppress(WorkspaceId workspace, Touch touch, Suppression.Source source) {
        touch.handover()
                .map(Handover::to)
                .flatMap(EmailAddress::parse)
                .ifPresent(to -> new OptOuts(setup, new Scope(workspace, Actor.PROVIDER))
                        .add(to.key(), source, "", Optional.of(touch.contact())));
    }

    private static DeliveryStatus status(InboundKind.Verdict verdict) {
        return switch (verdict) {
            case HARD -> DeliveryStatus.BOUNCED_HARD;
            case SOFT, SENDER_PROBLEM -> DeliveryStatus.BOUNCED_SOFT;
            case DELIVERED -> DeliveryStatus.DELIVERED;
        };
    }
}
