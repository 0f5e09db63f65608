package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Plans;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.optout.OptOut;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Delivery reports and complaints. Both count only if they came to the signed address of a message we sent, or name one by
 * its signed id: a forged report suppresses nobody.
 */
final class Bounces {

    private final Setup setup;
    private final ReplyMatcher matcher;

    Bounces(Setup setup, ReplyMatcher matcher) {
        this.setup = setup;
        this.matcher = matcher;
    }

    InboundResult report(WorkspaceId workspace, InboundEmail mail, InboundKind.DeliveryReport report) {
        for (InboundKind.Report one : report.reports()) {
            Optional<Touch> touch = matcher.reported(workspace, mail, one.originalIds());
            if (touch.isPresent()) {
                return reported(workspace, mail, touch.get(), about(touch.get(), report, one));
            }
        }
        return unmatched(workspace, mail);
    }

    /** We wrote to one address; a report on it names others if they are behind that one. */
    private static InboundKind.Report about(Touch touch, InboundKind.DeliveryReport report, InboundKind.Report first) {
        Optional<AddressKey> ours = touch.handedTo().map(Address::key);
        return report.reports().stream()
                .filter(one -> one.originalIds().equals(first.originalIds()))
                .filter(one -> ours.isPresent()
                        && one.recipient().map(EmailAddress::key).equals(ours))
                .findFirst()
                .orElse(first);
    }

    InboundResult complaint(WorkspaceId workspace, InboundEmail mail, InboundKind.Complaint complaint) {
        Optional<Touch> found = matcher.reported(workspace, mail, complaint.originalIds());
        if (found.isEmpty()) {
            return unmatched(workspace, mail);
        }
        Touch touch = found.get();
        boolean suppresses = complaint.suppresses() && setup.policy().optOuts().complaints();
        Optional<OptOut> optOut =
                suppresses ? optOut(workspace, touch, Suppression.Source.COMPLAINT) : Optional.empty();
        Consumer<Course> work = course -> course.note(ActivityType.COMPLAINT_RECEIVED, touch.position(), Map.of());
        return change(workspace, mail, touch, optOut, work, InboundResult.COMPLAINT);
    }

    private InboundResult reported(WorkspaceId workspace, InboundEmail mail, Touch touch, InboundKind.Report report) {
        boolean isHard = report.verdict() == InboundKind.Verdict.HARD;
        boolean suppresses = isHard && setup.policy().replies().suppressHardBounces();
        Optional<OptOut> optOut =
                suppresses ? optOut(workspace, touch, Suppression.Source.HARD_BOUNCE) : Optional.empty();
        Plans plans = Plans.of(setup, workspace, List.of(touch.contact()));
        Consumer<Course> work = course -> {
            course.touch(touch.position())
                    .filter(t -> t.status() == TouchStatus.SENT)
                    .ifPresent(t -> course.put(t.withDelivery(t.delivery().hearing(delivery(report.verdict())))));
            course.note(
                    activity(report.verdict()),
                    touch.position(),
                    Map.of(Data.STATUS, report.verdict().name(), Data.CODE, report.status()));
            if (isHard) {
                stop(course);
                plans.replan(course);
            }
        };
        InboundResult result =
                report.verdict() == InboundKind.Verdict.DELIVERED ? InboundResult.RECORDED : InboundResult.BOUNCE;
        return change(workspace, mail, touch, optOut, work, result);
    }

    private InboundResult change(
            WorkspaceId workspace,
            InboundEmail mail,
            Touch touch,
            Optional<OptOut> optOut,
            Consumer<Course> work,
            InboundResult result) {
        Instant now = setup.now();
        Set<EnrollmentId> ids = new LinkedHashSet<>(List.of(touch.enrollment()));
        optOut.ifPresent(o -> ids.addAll(o.enrollments()));
        Evidence evidence = Evidence.about(setup, workspace, touch);
        return setup.inTransaction(() -> {
            Journal journal = setup.journal(Actor.PROVIDER, now);
            Courses courses = new Courses(setup.storage(), workspace, journal);
            List<AddressKey> gates = optOut.map(OptOut::address).stream().toList();
            Map<EnrollmentId, Course> locked =
                    courses.lock(ids, List.of(), gates).courses();
            if (!Seen.of(mail).isFirst(setup, workspace, now)) {
                return InboundResult.DUPLICATE;
            }
            Optional.ofNullable(locked.get(touch.enrollment())).ifPresent(course -> {
                evidence.arrived(course, touch.position(), Optional.empty(), "it was reported on");
                work.accept(course);
            });
            optOut.ifPresent(o -> o.carryOut(locked.values(), journal));
            courses.save(locked.values());
            return result;
        });
    }

    private InboundResult unmatched(WorkspaceId workspace, InboundEmail mail) {
        return new Records(setup)
                .note(workspace, Seen.of(mail), ActivityType.INBOUND_UNMATCHED, InboundResult.UNMATCHED);
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
                course.skipDraft(course.draft(touch.position()), SkipReason.BOUNCED);
                course.skipTouch(touch, SkipReason.BOUNCED);
            }
        }
    }

    private Optional<OptOut> optOut(WorkspaceId workspace, Touch touch, Suppression.Source source) {
        return touch.handedTo()
                .map(to -> new OptOut(
                        setup,
                        new Scope(workspace, Actor.PROVIDER),
                        to.key(),
                        source,
                        "",
                        Optional.of(touch.contact())));
    }

    private static ActivityType activity(InboundKind.Verdict verdict) {
        return switch (verdict) {
            case HARD, SOFT -> ActivityType.BOUNCE_RECEIVED;
            case SENDER_PROBLEM -> ActivityType.SENDER_PROBLEM;
            case DELIVERED -> ActivityType.TOUCH_STATUS;
        };
    }

    private static DeliveryStatus delivery(InboundKind.Verdict verdict) {
        return switch (verdict) {
            case HARD -> DeliveryStatus.BOUNCED_HARD;
            case SOFT, SENDER_PROBLEM -> DeliveryStatus.BOUNCED_SOFT;
            case DELIVERED -> DeliveryStatus.DELIVERED;
        };
    }
}
