package dev.outbound.approval;

import dev.outbound.draft.Draft;
import dev.outbound.lint.Warning;
import java.util.List;

/**
 * A draft with what a reviewer should know of it.
 *
 * @param stale goal, tone, instructions or what is known of the contact changed since it was written
 * @param warnings what to look at; none for words that are not there, not to be sent, or gone out already
 */
public record ReviewedDraft(Draft draft, boolean stale, List<Warning> warnings) {

    public ReviewedDraft {
        warnings = List.copyOf(warnings);
    }
}
