package dev.outbound.simulation;

import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.touch.TouchId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All channels' providers: what they were handed, what they have, and what they said about it. */
final class Provider {

    private final SimWorld world;
    private final List<OutboundMessage.Email> mails = new ArrayList<>();
    private final List<OutboundMessage> phoned = new ArrayList<>();
    private final Map<TouchId, UUID> has = new HashMap<>();
    private final Set<UUID> silent = new HashSet<>();
    private final Set<ContactId> refused = new HashSet<>();
    private int calls;

    Provider(SimWorld world) {
        this.world = world;
    }

    /** Whether it has the message of a touch. */
    boolean has(TouchId touch) {
        return has.containsKey(touch);
    }

    /** Whether it has the message of exactly this attempt. */
    boolean has(TouchId touch, UUID attempt) {
        return attempt.equals(has.get(touch));
    }

    /** Whether the answer to an attempt was lost. */
    boolean keptSilent(UUID attempt) {
        return silent.contains(attempt);
    }

    /** Whether it refused a message to the contact for good. */
    boolean refused(ContactId contact) {
        return refused.contains(contact);
    }

    /** The mails it has. */
    List<OutboundMessage.Email> mails() {
        return mails;
    }

    /** The texts and calls it has. */
    List<OutboundMessage> phoned() {
        return phoned;
    }

    int calls() {
        return calls;
    }

    SendOutcome send(OutboundMessage message, Node node) {
        Violation.unless(!world.watched().isOpen(), "a provider was called inside a transaction");
        calls++;
        world.meanwhile();
        crash(node);
        if (message.handed().isTooLate()) {
            return SendOutcome.deferred("too late to begin");
        }
        world.rules().called(message);
        SendOutcome outcome = answer(message, node);
        world.meanwhile();
        crash(node);
        return outcome;
    }

    private void crash(Node node) {
        if (world.weather().crashInCall()) {
            node.disturbed("crash in a call");
            throw new NodeCrash();
        }
    }

    private SendOutcome answer(OutboundMessage message, Node node) {
        UUID attempt = message.handed().attempt();
        Weather.Answer answer = world.weather().answer();
        world.trace().event(3, answer.name().hashCode());
        if (world.trace().isInWords()) {
            world.trace().say("provider: " + answer + " " + message);
        }
        switch (answer) {
            case ACCEPTED -> {
                accept(message);
                return SendOutcome.accepted("p-" + attempt);
            }
            case ACCEPTED_SILENTLY -> {
                accept(message);
                silent.add(attempt);
                return new SendOutcome.Unknown("no answer");
            }
            case LOST_SILENTLY -> {
                silent.add(attempt);
                return new SendOutcome.Unknown("no answer");
            }
            case ACCEPTED_BROKEN -> {
                accept(message);
                silent.add(attempt);
                throw new SimFailure("the channel");
            }
            case DEFERRED -> {
                return SendOutcome.deferred("try later");
            }
            case CHANNEL_DOWN -> {
                return SendOutcome.channelDown("no connection");
            }
            case INVALID_ADDRESS, OPTED_OUT, REJECTED -> {
                return refuse(message, answer);
            }
        }
        throw new Violation(node.number() + " got no answer");
    }

    private SendOutcome refuse(OutboundMessage message, Weather.Answer answer) {
        boolean isMail = message instanceof OutboundMessage.Email;
        world.books().find(message.handed().touch()).ifPresent(touch -> refused.add(touch.contact()));
        SendOutcome.Kind kind = answer == Weather.Answer.INVALID_ADDRESS
                ? SendOutcome.Kind.INVALID_ADDRESS
                : answer == Weather.Answer.OPTED_OUT && !isMail ? SendOutcome.Kind.OPTED_OUT : SendOutcome.Kind.OTHER;
        return new SendOutcome.Rejected(kind, "refused");
    }

    private void accept(OutboundMessage message) {
        TouchId touch = message.handed().touch();
        Optional<UUID> before =
                Optional.ofNullable(has.put(touch, message.handed().attempt()));
        Violation.unless(before.isEmpty(), "touch " + touch + " was sent twice");
        if (message instanceof OutboundMessage.Email mail) {
            mails.add(mail);
        } else {
            phoned.add(message);
        }
    }
}
