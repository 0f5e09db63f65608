package dev.outbound.sequence;

/** Where a sequence is in its life. */
public enum SequenceStatus {
    /** Being composed; nothing has been written yet. */
    DRAFT,
    /** The first drafts, or all drafts again, are being written. */
    GENERATING,
    /** Drafts wait for a person. */
    IN_REVIEW,
    /** Launched, its start lies ahead. */
    SCHEDULED,
    /** Sending. */
    RUNNING,
    /** Launched and held. */
    PAUSED,
    /** Nobody is on the way any more. Contacts left in review can still be included. */
    COMPLETED,
    /** Ended by a person, for good. */
    CANCELLED;

    /** Whether a sequence in this state may move to that one. */
    public boolean canBecome(SequenceStatus next) {
        return switch (this) {
            case DRAFT -> next == GENERATING || next == CANCELLED;
            case GENERATING -> next == GENERATING || next == IN_REVIEW || next == CANCELLED;
            case IN_REVIEW ->
                next == GENERATING || next == DRAFT || next == SCHEDULED || next == RUNNING || next == CANCELLED;
            case SCHEDULED ->
                next == SCHEDULED || next == IN_REVIEW || next == RUNNING || next == PAUSED || next == CANCELLED;
            case RUNNING -> next == PAUSED || next == COMPLETED || next == CANCELLED;
            case PAUSED -> next == SCHEDULED || next == RUNNING || next == COMPLETED || next == CANCELLED;
            case COMPLETED -> next == RUNNING;
            case CANCELLED -> false;
        };
    }

    /** Launched and neither completed nor cancelled. */
    public boolean isLive() {
        return this == SCHEDULED || this == RUNNING || this == PAUSED;
    }

    /** Has been launched at some time: its steps are frozen and its record stays. */
    public boolean wasLaunched() {
        return isLive() || this == COMPLETED;
    }
}
