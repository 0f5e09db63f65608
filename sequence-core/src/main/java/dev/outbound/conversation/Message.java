package dev.outbound.conversation;

import dev.outbound.address.Channel;
import dev.outbound.enrollment.EnrollmentId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message of a conversation, ours or theirs.
 *
 * @param position the step it is, for ours; for theirs the step it answers, if that is known
 * @param messageId the RFC 5322 Message-ID in angle brackets, or the provider's id of a text; may be unknown
 * @param root whether it starts a mail thread: later mails of the enrollment continue the latest root
 * @param subject empty for texts and calls
 * @param text what was said; for theirs without quotes and signature
 */
public record Message(
        UUID id,
        EnrollmentId enrollment,
        Channel channel,
        Direction direction,
        Optional<Integer> position,
        Optional<String> messageId,
        boolean root,
        String subject,
        String text,
        Instant at) {

    /** Who wrote it. */
    public enum Direction {
        OUTBOUND,
        INBOUND
    }

    /** The message without what was said, and without the id its writer gave it; a message without a subject gets none. */
    public Message redacted(String by) {
        return new Message(
                id,
                enrollment,
                channel,
                direction,
                position,
                direction == Direction.INBOUND ? Optional.empty() : messageId,
                root,
                subject.isEmpty() ? "" : by,
                by,
                at);
    }

    @Override
    public String toString() {
        return "Message[" + id + " " + direction + " " + channel + "]";
    }
}
