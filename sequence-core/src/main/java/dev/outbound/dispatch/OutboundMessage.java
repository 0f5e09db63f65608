package dev.outbound.dispatch;

import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A message as it is handed to a channel: complete, approved, to exactly one recipient. */
public sealed interface OutboundMessage {

    Handed handed();

    /**
     * A mail.
     *
     * @param from the sender under the workspace's own domain
     * @param returnPath the envelope sender, where delivery reports go; the sender's address if it is empty
     * @param body both alternatives with their footer
     * @param unsubscribe the one-click link; it stands in the footer of both parts and in the RFC 8058 headers
     * @param unsubscribeTo where a mail opts out as the link does: the second address of List-Unsubscribe
     */
    record Email(
            Handed handed,
            Mailbox from,
            Optional<EmailAddress> returnPath,
            Optional<EmailAddress> replyTo,
            EmailAddress to,
            String subject,
            Body body,
            URI unsubscribe,
            Optional<EmailAddress> unsubscribeTo,
            Threading threading)
            implements OutboundMessage {

        /** A mail whose reports go to its sender, and which is left by its link alone. */
        public Email(
                Handed handed,
                Mailbox from,
                Optional<EmailAddress> replyTo,
                EmailAddress to,
                String subject,
                Body body,
                URI unsubscribe,
                Threading threading) {
            this(handed, from, Optional.empty(), replyTo, to, subject, body, unsubscribe, Optional.empty(), threading);
        }

        /** The envelope sender (RFC 5321 MAIL FROM). */
        public EmailAddress envelopeSender() {
            return returnPath.orElseGet(from::address);
        }

        @Override
        public String toString() {
            return "Email[" + handed + "]";
        }
    }

    /** A text. */
    record Sms(Handed handed, PhoneNumber from, PhoneNumber to, String text) implements OutboundMessage {
        @Override
        public String toString() {
            return "Sms[" + handed + "]";
        }
    }

    /** A call that speaks a script. */
    record Voice(Handed handed, PhoneNumber from, PhoneNumber to, String script) implements OutboundMessage {
        @Override
        public String toString() {
            return "Voice[" + handed + "]";
        }
    }

    /** A name and an address. */
    record Mailbox(String name, EmailAddress address) {}

    /** A mail's two alternatives, footer included. */
    record Body(String text, String html) {}

    /**
     * A mail's identity and its place in the thread, each id in angle brackets (RFC 5322).
     *
     * @param messageId the same for every attempt of the touch
     * @param inReplyTo empty for a mail that starts a thread
     * @param references root first, at most 20
     */
    record Threading(String messageId, Optional<String> inReplyTo, List<String> references) {
        public Threading {
            references = List.copyOf(references);
        }
    }

    default <T> T fold(Function<Email, T> email, Function<Sms, T> sms, Function<Voice, T> voice) {
        if (this instanceof Email e) {
            return email.apply(e);
        }
        if (this instanceof Sms s) {
            return sms.apply(s);
        }
        return voice.apply((Voice) this);
    }
}
