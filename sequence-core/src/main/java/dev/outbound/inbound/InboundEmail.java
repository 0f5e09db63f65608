package dev.outbound.inbound;

import dev.outbound.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that came in, parsed and judged by a channel adapter.
 *
 * @param messageId its own Message-ID in angle brackets; where it has none a hash of the mail at {@link #HASHED}, so that a
 *     repetition is recognised
 * @param recipients whom it is addressed to, as far as readable, and for a report or complaint also the envelope sender of
 *     the mail it is about: an address with a token of ours may be among them
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

    /** How a messageId ends that is a hash of the mail. */
    public static final String HASHED = "@sha256.invalid>";

    public InboundEmail {
        recipients = List.copyOf(recipients);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }

    /** The id under which it can be answered; a hash that stands for a missing one is none. */
    public Optional<String> ownId() {
        return messageId.endsWith(HASHED) ? Optional.empty() : Optional.of(messageId);
    }

    @Override
    public String toString() {
        return "InboundEmail[" + kind + "]";
    }
}
