package dev.outbound.onecall;

import dev.outbound.contact.ContactId;
import dev.outbound.sequence.Recipe;

/**
 * What one call asks for.
 *
 * @param key the host's own id of what it reacts to, such as a form submission: the same key starts nothing twice
 * @param name of the sequence that is made
 * @param notes what the submission said: data for the draft writer, never instructions; may be empty
 * @param autoApprove drafts without any warning are approved in the caller's name and launched as soon as they are
 *     written; otherwise, or if one has a warning, a person reviews them
 */
public record StartRequest(
        String key, String name, Recipe recipe, ContactId contact, String notes, boolean autoApprove) {

    /** A request without notes, to be reviewed by a person. */
    public static StartRequest of(String key, String name, Recipe recipe, ContactId contact) {
        return new StartRequest(key, name, recipe, contact, "", false);
    }

    public StartRequest withNotes(String next) {
        return new StartRequest(key, name, recipe, contact, next, autoApprove);
    }

    /** Approved and launched by itself. */
    public StartRequest approvedByItself() {
        return new StartRequest(key, name, recipe, contact, notes, true);
    }

    @Override
    public String toString() {
        return "StartRequest[" + key + "]";
    }
}
