package dev.outbound.inbound;

import dev.outbound.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that came in, parsed and judged by a channel adapter.
 *
 * @param messageId its own Message-ID in angle brackets; a hash of the mail where it has none, so that a repetition is
 *     recognised
 * @param recipients whom it is addressed to, as far as readable: a bounce or reply token may be among them
 * @param inReplyTo ids in angle brackets
 * @param references ids in angle brackets, oldest first
 * @param text what its author wrote, without quotes and signature
 * @param kind what it is
 */
public record InboundEmail(
        String messageId,
        Optional<EmailAddress> from,
        List<EmailAddress> recipients,
        List<String> inReplyTo,
        List<String> references,
        String subject,
        String text,
        Instant receivedAt,
        InboundKind kind) {

    public InboundEmail {
        recipients = List.copyOf(recipients);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }

    @Override
    public String toString() {
        return "InboundEmail[" + kind + "]";
    }
}
