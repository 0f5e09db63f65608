package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.conversation.Message;
import dev.outbound.conversation.MessageIds;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.optout.OptOuts;
import dev.outbound.policy.Policy;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What comes back: matched to the message it answers, kept in its thread, acted upon. The same mail twice has its effects
 * once. Safe for use by many threads.
 */
public final class Inbound {

    private static final String EMAIL = "email";

    private final Setup setup;
    private final ReplyMatcher matcher;

    public Inbound(Setup setup, MessageIds ids) {
        this.setup = setup;
        this.matcher = new ReplyMatcher(setup, ids);
    }

    /** Processes a mail that a channel adapter has read and judged. */
    public InboundResult email(WorkspaceId workspace, InboundEmail mail) {
        return mail.kind()
                .fold(
                        reply -> reply(workspace, mail, reply),
                        auto -> autoReply(workspace, mail, auto),
                        report -> new Bounces(setup, matcher, this::record).report(workspace, mail, report),
                        complaint -> new Bounces(setup, matcher, this::record).complaint(workspace, mail, complaint),
                        notice -> record(workspace, mail, Optional.empty(), ActivityType.INBOUND_RECORDED)
                                ? InboundResult.RECORDED
                                : InboundResult.DUPLICATE);
    }

    private InboundResult reply(WorkspaceId workspace, InboundEmail mail, InboundKind.HumanReply reply) {
        Instant now = setup.now();
        Optional<Touch> found = matcher.answered(workspace, mail, now);
        if (found.isEmpty()) {
            return unmatched(workspace, mail);
        }
        Touch touch = found.get();
        Set<EnrollmentId> ids = new LinkedHashSet<>(List.of(touch.enrollment()));
        ids.addAll(setup.storage().enrollments().openByContact(workspace, List.of(touch.contact())));
        boolean first = setup.inTransaction(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.CONTACT, now));
            Map<EnrollmentId, Course> locked = courses.lock(ids);
            if (!setup.storage().conversations().firstSeen(workspace, EMAIL, mail.messageId(), now)) {
                return false;
            }
            Optional.ofNullable(locked.get(touch.enrollment()))
                    .ifPresent(course -> answered(workspace, course, touch, mail));
            locked.forEach((id, course) -> {
                if (!id.equals(touch.enrollment())) {
                    elsewhere(course);
                }
            });
            courses.save(locked.values());
            return true;
        });
        if (reply.asksToStop()) {
            optOut(workspace, touch, Suppression.Source.REPLY_REQUEST);
            return first ? InboundResult.OPTED_OUT : InboundResult.DUPLICATE;
        }
        return first ? InboundResult.REPLIED : InboundResult.DUPLICATE;
    }

    /** The contact wrote back to this enrollment. */
    private void answered(WorkspaceId workspace, Course course, Touch touch, InboundEmail mail) {
        Evidence.arrived(setup, workspace, course, touch.position());
        course.put(course.enrollment().repliedAt(course.now()));
        course.note(ActivityType.REPLY_RECEIVED, touch.position(), Map.of(Data.CHANNEL, Channel.EMAIL.name()));
        setup.storage().conversations().append(workspace, List.of(message(course, mail)));
        boolean stops = course.sequence().delivery().stopOnReply()
                && course.enrollment().status().isLive();
        if (stops) {
            course.end(EnrollmentStatus.REPLIED, SkipReason.REPLIED, ActivityType.ENROLLMENT_REPLIED);
        }
    }

    /** The contact wrote back, but to another sequence. */
    private void elsewhere(Course course) {
        if (!course.sequence().delivery().stopOnReply()
                || !course.enrollment().status().isLive()) {
            return;
        }
        Policy.Reaction reaction = setup.policy().replies().elsewhere();
        if (reaction == Policy.Reaction.STOP) {
            course.end(EnrollmentStatus.REPLIED, SkipReason.REPLIED, ActivityType.ENROLLMENT_REPLIED);
        } else if (reaction == Policy.Reaction.PAUSE && course.enrollment().status() == EnrollmentStatus.ACTIVE) {
            course.pause(new Pause(Pause.Reason.REPLIED_ELSEWHERE, course.now(), Optional.empty()));
        }
    }

    private InboundResult autoReply(WorkspaceId workspace, InboundEmail mail, InboundKind.AutoReply auto) {
        Instant now = setup.now();
        Optional<Touch> found = matcher.answered(workspace, mail, now);
        if (found.isEmpty()) {
            return unmatched(workspace, mail);
        }
        Touch touch = found.get();
        Optional<Contact> contact = setup.host().contacts().find(workspace, touch.contact());
        Schedule schedule = new Schedule(setup.policy(), setup.settings(workspace));
        boolean first = setup.inTransaction(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.CONTACT, now));
            Course course = courses.lock(touch.enrollment());
            if (!setup.storage().conversations().firstSeen(workspace, EMAIL, mail.messageId(), now)) {
                return false;
            }
            Evidence.arrived(setup, workspace, course, touch.position());
            course.note(ActivityType.AUTO_REPLY_RECEIVED, touch.position(), Map.of());
            Instant until = AutoReplies.until(
                    setup.policy(), auto, contact.map(c -> schedule.zones(course.sequence(), c)), now);
            AutoReplies.react(course, setup.policy().replies().autoReply(), until);
            courses.save(List.of(course));
            return true;
        });
        return first ? InboundResult.AUTO_REPLY : InboundResult.DUPLICATE;
    }

    /**
     * Notes a mail that changes nothing else.
     *
     * @return false if it was noted before
     */
    private boolean record(WorkspaceId workspace, InboundEmail mail, Optional<Touch> touch, ActivityType type) {
        Instant now = setup.now();
        return setup.inTransaction(() -> {
            if (!setup.storage().conversations().firstSeen(workspace, EMAIL, mail.messageId(), now)) {
                return false;
            }
            Journal journal = setup.journal(Actor.PROVIDER, now);
            journal.note(type, touch.map(Inbound::subject).orElse(Subject.WORKSPACE));
            journal.appendTo(setup.storage().activities(), workspace);
            return true;
        });
    }

    private static Subject subject(Touch touch) {
        return new Subject(
                Optional.of(touch.sequence()),
                Optional.of(touch.enrollment()),
                Optional.of(touch.contact()),
                Optional.of(touch.position()));
    }

    private InboundResult unmatched(WorkspaceId workspace, InboundEmail mail) {
        return record(workspace, mail, Optional.empty(), ActivityType.INBOUND_UNMATCHED)
                ? InboundResult.UNMATCHED
                : InboundResult.DUPLICATE;
    }

    private void optOut(WorkspaceId workspace, Touch touch, Suppression.Source source) {
        OptOuts optOuts = new OptOuts(setup, new Scope(workspace, Actor.CONTACT));
        List<AddressKey> keys = new ArrayList<>();
        touch.handover()
                .map(Handover::to)
                .flatMap(EmailAddress::parse)
                .map(Address::key)
                .ifPresent(keys::add);
        keys.forEach(key -> optOuts.add(key, source, "", Optional.of(touch.contact())));
    }

    private Message message(Course course, InboundEmail mail) {
        return new Message(
                setup.ids().next(),
                course.enrollment().id(),
                Channel.EMAIL,
                Message.Direction.INBOUND,
                Optional.empty(),
                Optional.of(mail.messageId()),
                false,
                mail.subject(),
                mail.text(),
                course.now());
    }

    /** How long a matched auto-reply may hold an enrollment at most. */
    static final Duration LONGEST_AWAY = Duration.ofDays(90);
}
