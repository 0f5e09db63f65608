package dev.outbound.example.mailbox;

import dev.outbound.address.Masked;
import java.util.Optional;

/**
 * A mail as the list shows it.
 *
 * @param number 1 for the first that was accepted, ascending
 * @param recipient the address of the envelope
 * @param attempt the {@code X-Sequence-Attempt} header: which attempt of the engine this is
 */
public record Mail(
        long number, String recipient, String subject, Optional<String> messageId, Optional<String> attempt) {

    @Override
    public String toString() {
        return "Mail[" + number + " to " + Masked.of(recipient) + "]";
    }
}
