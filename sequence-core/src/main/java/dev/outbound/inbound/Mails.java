package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.conversation.MessageIds;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Plans;
import dev.outbound.sequence.Sender;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mails that come in: our own copies ignored, reports and complaints heard, the rest matched to what it answers. */
final class Mails {

    private final Setup setup;
    private final MessageIds ids;
    private final ReplyMatcher matcher;
    private final Records records;

    Mails(Setup setup, MessageIds ids, ReplyMatcher matcher) {
        this.setup = setup;
        this.ids = ids;
        this.matcher = matcher;
        this.records = new Records(setup);
    }

    InboundResult take(WorkspaceId workspace, InboundEmail mail) {
        Optional<Touch> answered = matcher.answered(workspace, mail, setup.now());
        if (isOurs(workspace, mail, answered)) {
            return InboundResult.IGNORED;
        }
        Optional<Touch> left = matcher.left(workspace, mail);
        if (left.isPresent() && mail.kind().isAnswer()) {
            return leave(workspace, mail, left.get());
        }
        Bounces bounces = new Bounces(setup, matcher);
        return mail.kind()
                .fold(
                        reply -> answered.map(touch -> reply(workspace, mail, touch, reply.asksToStop()))
                                .orElseGet(() -> unmatched(workspace, mail)),
                        auto -> answered.map(touch -> autoReply(workspace, mail, touch, auto))
                                .orElseGet(() -> unmatched(workspace, mail)),
                        report -> bounces.report(workspace, mail, report),
                        complaint -> bounces.complaint(workspace, mail, complaint),
                        notice -> records.note(
                                workspace, Seen.of(mail), ActivityType.INBOUND_RECORDED, InboundResult.RECORDED));
    }

    /** A copy of what we sent, or a mail from an address we send from: nobody has answered. */
    private boolean isOurs(WorkspaceId workspace, InboundEmail mail, Optional<Touch> answered) {
        if (ids.touch(workspace, mail.messageId()).isPresent()) {
            return true;
        }
        WorkspaceSettings settings = setup.settings(workspace);
        Set<AddressKey> own = new HashSet<>();
        own.add(new Sender(settings.identity().fromName(), settings.identity().fromLocalPart())
                .at(settings.domain())
                .key());
        settings.identity().replyTo().map(EmailAddress::key).ifPresent(own::add);
        answered.flatMap(touch -> setup.storage().sequences().find(workspace, touch.sequence()))
                .flatMap(sequence -> sequence.delivery().sender())
                .map(sender -> sender.at(settings.domain()).key())
                .ifPresent(own::add);
        return mail.from().map(EmailAddress::key).filter(own::contains).isPresent();
    }

    /** Obeyed and never a reply, whatever it says and whoever or whatever wrote it: providers do it for their people. */
    private InboundResult leave(WorkspaceId workspace, InboundEmail mail, Touch touch) {
        return Pseudonyms.addressee(touch)
                .map(address -> new Departures(setup)
                        .take(
                                workspace,
                                Seen.of(mail),
                                address,
                                Suppression.Source.UNSUBSCRIBE_LINK,
                                Optional.of(touch.contact())))
                .orElseGet(() -> unmatched(workspace, mail));
    }

    private InboundResult reply(WorkspaceId workspace, InboundEmail mail, Touch touch, boolean asksToStop) {
        boolean optsOut = asksToStop && setup.policy().optOuts().inReplies();
        Optional<AddressKey> stops = optsOut ? touch.handedTo().map(Address::key) : Optional.empty();
        Answer answer = new Answer(
                touch.enrollment(),
                touch.contact(),
                Optional.of(touch),
                true,
                Channel.EMAIL,
                mail.ownId(),
                mail.subject(),
                mail.text(),
                stops);
        return new Answers(setup).take(workspace, Optional.of(Seen.of(mail)), answer);
    }

    private InboundResult autoReply(WorkspaceId workspace, InboundEmail mail, Touch touch, InboundKind.AutoReply auto) {
        Instant now = setup.now();
        Plans plans = Plans.of(setup, workspace, List.of(touch.contact()));
        Evidence evidence = Evidence.about(setup, workspace, touch);
        return setup.inTransaction(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.CONTACT, now));
            Course course = courses.lock(touch.enrollment());
            if (!Seen.of(mail).isFirst(setup, workspace, now)) {
                return InboundResult.DUPLICATE;
            }
            evidence.arrived(course, touch.position(), Optional.empty(), "a machine answered it");
            course.note(ActivityType.AUTO_REPLY_RECEIVED, touch.position(), Map.of());
            Instant until = AutoReplies.until(setup.policy(), auto, plans.zones(course), now);
            AutoReplies.react(course, setup.policy().replies().autoReply(), until);
            courses.save(List.of(course));
            return InboundResult.AUTO_REPLY;
        });
    }

    private InboundResult unmatched(WorkspaceId workspace, InboundEmail mail) {
        return records.note(workspace, Seen.of(mail), ActivityType.INBOUND_UNMATCHED, InboundResult.UNMATCHED);
    }
}
