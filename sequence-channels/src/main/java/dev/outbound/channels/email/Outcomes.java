package dev.outbound.channels.email;

import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import java.util.Set;

/** What a relay's answer, or its silence, means for the message. */
final class Outcomes {

    /** Not the recipient but our own address is meant (RFC 3463). */
    private static final Set<String> ABOUT_THE_SENDER = Set.of("5.1.7", "5.1.8");

    private static final Set<Integer> LOGIN_WANTED = Set.of(530, 534, 535, 538);
    private static final Set<Integer> NO_SUCH_RECIPIENT = Set.of(550, 551, 553);
    private static final int MAILBOX_FULL = 552;

    private final Redaction redaction;

    Outcomes(OutboundMessage.Email email) {
        redaction = new Redaction(email);
    }

    /**
     * Judges a call that has ended.
     *
     * @param reply the answer at that stage, {@link Reply#NONE} if there was none
     * @param circumstance what else is known, for people
     */
    SendOutcome of(Stage stage, Reply reply, String circumstance) {
        String detail = detail(stage, reply, circumstance);
        if (stage.isConnecting()) {
            return reply.isTemporary() ? SendOutcome.deferred(detail) : SendOutcome.channelDown(detail);
        }
        if (LOGIN_WANTED.contains(reply.code())) {
            return SendOutcome.channelDown(detail);
        }
        if (reply.isTemporary()) {
            return SendOutcome.deferred(detail);
        }
        if (reply.isPermanent()) {
            return refused(stage, reply, detail);
        }
        if (stage != Stage.ACCEPTANCE) {
            return SendOutcome.deferred(detail);
        }
        return reply.isPositive() ? new SendOutcome.Accepted(reply.queueId()) : new SendOutcome.Unknown(detail);
    }

    private static SendOutcome refused(Stage stage, Reply reply, String detail) {
        if (isMailboxFull(reply)) {
            return SendOutcome.deferred(detail);
        }
        return new SendOutcome.Rejected(
                isInvalidAddress(stage, reply) ? SendOutcome.Kind.INVALID_ADDRESS : SendOutcome.Kind.OTHER, detail);
    }

    private static boolean isMailboxFull(Reply reply) {
        return reply.enhanced().equals("5.2.2") || (reply.code() == MAILBOX_FULL && isVague(reply.enhanced()));
    }

    /**
     * Where the relay is precise, its enhanced code decides: many servers answer {@code 550 5.7.1} when it is the sender
     * they do not want, and that is no reason to give up an address.
     */
    private static boolean isInvalidAddress(Stage stage, Reply reply) {
        String enhanced = reply.enhanced();
        if (stage == Stage.SENDER || ABOUT_THE_SENDER.contains(enhanced)) {
            return false;
        }
        if (enhanced.startsWith("5.1.")) {
            return stage == Stage.RECIPIENT || !enhanced.equals("5.1.0");
        }
        boolean mailboxOrRoute = enhanced.startsWith("5.2.") || enhanced.startsWith("5.4.");
        return stage == Stage.RECIPIENT
                && NO_SUCH_RECIPIENT.contains(reply.code())
                && (isVague(enhanced) || mailboxOrRoute);
    }

    private static boolean isVague(String enhanced) {
        return enhanced.isEmpty() || enhanced.equals("5.0.0");
    }

    private String detail(Stage stage, Reply reply, String circumstance) {
        if (reply.code() < 0) {
            return "no usable answer at " + name(stage) + (circumstance.isEmpty() ? "" : ": " + circumstance);
        }
        String words = redaction.of(reply.text());
        return reply.status() + " at " + name(stage) + (words.isEmpty() ? "" : ": " + words);
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case GREETING -> "greeting";
            case HELLO -> "EHLO";
            case TLS -> "STARTTLS";
            case LOGIN -> "log-in";
            case IDLE -> "begin";
            case SENDER -> "MAIL";
            case RECIPIENT -> "RCPT";
            case DATA -> "DATA";
            case BODY -> "the message";
            case ACCEPTANCE -> "the end of the message";
        };
    }
}
