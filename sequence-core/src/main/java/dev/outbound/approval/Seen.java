package dev.outbound.approval;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.Fingerprint;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;

/** A draft as a person has read it: which, at what version, and exactly which words. */
public record Seen(DraftId draft, long version, Fingerprint words) {

    /** What somebody sees who is shown this draft. */
    public static Seen of(Draft draft) {
        return new Seen(
                draft.id(),
                draft.version(),
                draft.content()
                        .map(words -> Fingerprint.of(draft.position(), words))
                        .orElseThrow(() -> new SequenceException(
                                ErrorCode.ILLEGAL_STATE,
                                "draft " + draft.id() + " is " + draft.status() + ": it has no words to be seen")));
    }
}
