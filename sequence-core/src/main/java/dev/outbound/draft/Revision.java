package dev.outbound.draft;

import dev.outbound.workspace.Actor;
import java.time.Instant;

/**
 * Words a draft had before they were replaced.
 *
 * @param version the version of the draft that held them
 * @param by who replaced them, by hand or by an instruction to the writer
 * @param at when they were replaced
 */
public record Revision(DraftId draft, long version, DraftContent content, Actor by, Instant at) {

    @Override
    public String toString() {
        return "Revision[" + draft + " version " + version + "]";
    }
}
