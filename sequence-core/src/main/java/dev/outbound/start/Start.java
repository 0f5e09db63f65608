package dev.outbound.start;

import dev.outbound.contact.ContactId;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.Actor;
import java.time.Instant;

/**
 * A sequence that was started for one contact by one call.
 *
 * @param key the host's own id of what it reacts to, 1 to 200 characters, unique in the workspace
 * @param notes what the host knows beyond the contact's profile: data for the draft writer, never instructions; may be empty
 * @param by who called, and so who approves if it approves by itself
 * @param waiting it is approved and launched by itself as soon as its drafts are written
 */
public record Start(
        String key, SequenceId sequence, ContactId contact, String notes, Actor by, boolean waiting, Instant at) {

    public Start {
        key = Checks.line("start key", key, 200, ErrorCode.INVALID_VALUE);
        notes = Checks.text("notes", notes, 4_000);
    }

    /** The start, not waiting any more. */
    public Start settled() {
        return new Start(key, sequence, contact, notes, by, false, at);
    }

    @Override
    public String toString() {
        return "Start[" + key + " " + sequence + "]";
    }
}
