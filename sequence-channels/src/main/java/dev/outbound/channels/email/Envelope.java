package dev.outbound.channels.email;

import dev.outbound.dispatch.OutboundMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;

/**
 * Whom the relay is told a mail comes from and goes to (RFC 5321), whatever stands in its header.
 *
 * @param sender where delivery reports go
 */
record Envelope(InternetAddress sender, InternetAddress recipient) {

    static Envelope of(OutboundMessage.Email email) throws MessagingException {
        return new Envelope(
                new InternetAddress(email.envelopeSender().value(), true),
                new InternetAddress(email.to().value(), true));
    }
}
