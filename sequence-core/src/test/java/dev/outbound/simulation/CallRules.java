package dev.outbound.simulation;

import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.policy.Policy;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.util.Optional;

/** What holds at the moment a provider gets a message, whatever happened since the point of no return. */
final class CallRules {

    private static final String NOTICE = " " + Policy.DEFAULT.limits().smsOptOutNotice();

    private final SimWorld world;

    CallRules(SimWorld world) {
        this.world = world;
    }

    void check(OutboundMessage message) {
        Attempt attempt = world.books()
                .attempt(message.handed().attempt())
                .orElseThrow(() -> new Violation("a message without a written attempt: " + message));
        Touch touch = world.books()
                .find(message.handed().touch())
                .orElseThrow(() -> new Violation("a message without a touch: " + message));
        if (touch.status() != TouchStatus.SENDING
                || !touch.handover().map(Handover::attempt).equals(Optional.of(attempt.number()))) {
            throw new Violation(world.name(touch) + " is handed over while it is " + touch.status());
        }
        Instant latest = attempt.startedAt().plus(Policy.DEFAULT.sending().startWithin());
        if (world.clock().instant().isAfter(latest)) {
            throw new Violation(
                    world.name(touch) + " is handed over at " + world.clock().instant() + ", later than " + latest);
        }
        String to = message.fold(
                mail -> mail.to().key().value(),
                text -> text.to().value(),
                call -> call.to().value());
        if (!to.equals(attempt.to().value())) {
            throw new Violation(world.name(touch) + " goes to another address than its attempt");
        }
        words(message, touch);
    }

    private void words(OutboundMessage message, Touch touch) {
        Draft draft = world.books().draft(touch.enrollment(), touch.position());
        DraftContent approved = draft.content().orElseThrow(() -> new Violation("a message without words"));
        boolean same = message.fold(
                mail -> mail.body().text().startsWith(approved.body() + "\n\n-- \n")
                        && isSubject(mail.subject(), approved),
                text -> text.text().equals(approved.body()) || text.text().equals(approved.body() + NOTICE),
                call -> call.script().equals(approved.body()));
        if (!same || !world.facts().isApproved(draft.id(), approved)) {
            throw new Violation(world.name(touch) + " says something else than was approved");
        }
    }

    /** Its own, or that of the mail it continues. */
    private boolean isSubject(String subject, DraftContent approved) {
        String own = approved.fold(DraftContent.Email::subject, text -> "", call -> "");
        String plain = subject.startsWith("Re: ") ? subject.substring(4) : subject;
        return plain.equals(own)
                || world.provider().mails().stream().anyMatch(m -> m.subject().endsWith(plain));
    }
}
