package dev.outbound.draft;

/** Where a draft is between being asked for and being sent. */
public enum DraftStatus {
    /** Waits for the writer. */
    QUEUED,
    /** A writer is at it, under a lease. */
    GENERATING,
    /** Could not be written; {@link Draft#problem()} says why. */
    FAILED,
    READY,
    /** A person, or the writer on a person's instruction, changed the words. */
    EDITED,
    /** Locked: exactly these words may be sent. */
    APPROVED,
    /** Not for this contact; {@link Draft#skipReason()} says why. */
    SKIPPED,
    SENT;

    /** Whether a draft in this state may move to that one. */
    public boolean canBecome(DraftStatus next) {
        return switch (this) {
            case QUEUED -> next == GENERATING || next == SKIPPED || next == QUEUED;
            case GENERATING -> next == READY || next == FAILED || next == QUEUED || next == SKIPPED;
            case FAILED -> next == EDITED || next == QUEUED || next == SKIPPED;
            case READY -> next == EDITED || next == APPROVED || next == QUEUED || next == SKIPPED;
            case EDITED -> next == EDITED || next == APPROVED || next == QUEUED || next == SKIPPED;
            case APPROVED -> next == READY || next == EDITED || next == QUEUED || next == SKIPPED || next == SENT;
            case SKIPPED -> next == READY || next == EDITED || next == QUEUED;
            case SENT -> false;
        };
    }

    /** Written and waiting for a decision. */
    public boolean isUndecided() {
        return this == READY || this == EDITED;
    }

    /** Nothing will be written any more unless somebody asks for it. */
    public boolean isSettled() {
        return this != QUEUED && this != GENERATING;
    }
}
