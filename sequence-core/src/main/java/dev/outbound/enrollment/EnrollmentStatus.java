package dev.outbound.enrollment;

/** Where a contact is on the way through a sequence. */
public enum EnrollmentStatus {
    /** Enrolled, nothing written yet. */
    PENDING,
    GENERATING,
    /** At least one draft could not be written; the enrollment says why. */
    GENERATION_FAILED,
    IN_REVIEW,
    /** Its touches are being sent. */
    ACTIVE,
    /** Held; {@link Pause} says why and until when. */
    PAUSED,
    /** The contact wrote back. A person may reactivate it. */
    REPLIED,
    /** Mail to the contact does not arrive. A person may reactivate it. */
    BOUNCED,
    /** The contact opted out. */
    SUPPRESSED,
    COMPLETED,
    /** Removed, or the whole sequence was cancelled, or the contact is gone. */
    CANCELLED;

    /** Whether an enrollment in this state may move to that one. */
    public boolean canBecome(EnrollmentStatus next) {
        return switch (this) {
            case PENDING -> next == GENERATING || next == SUPPRESSED || next == CANCELLED;
            case GENERATING ->
                next == GENERATING
                        || next == IN_REVIEW
                        || next == GENERATION_FAILED
                        || next == SUPPRESSED
                        || next == CANCELLED;
            case GENERATION_FAILED ->
                next == GENERATING || next == IN_REVIEW || next == SUPPRESSED || next == CANCELLED;
            case IN_REVIEW -> next == GENERATING || next == ACTIVE || next == SUPPRESSED || next == CANCELLED;
            case ACTIVE ->
                next == IN_REVIEW
                        || next == PAUSED
                        || next == REPLIED
                        || next == BOUNCED
                        || next == SUPPRESSED
                        || next == COMPLETED
                        || next == CANCELLED;
            case PAUSED ->
                next == IN_REVIEW
                        || next == ACTIVE
                        || next == PAUSED
                        || next == REPLIED
                        || next == BOUNCED
                        || next == SUPPRESSED
                        || next == COMPLETED
                        || next == CANCELLED;
            case REPLIED, BOUNCED -> next == ACTIVE || next == SUPPRESSED || next == CANCELLED;
            case SUPPRESSED, COMPLETED, CANCELLED -> false;
        };
    }

    /** Launched and not ended: ACTIVE or PAUSED. */
    public boolean isLive() {
        return this == ACTIVE || this == PAUSED;
    }

    /** Nothing leads out of it. */
    public boolean isTerminal() {
        return this == SUPPRESSED || this == COMPLETED || this == CANCELLED;
    }

    /** Still on the way: a sequence with such an enrollment is not complete. */
    public boolean isUnderWay() {
        return this == PENDING || this == GENERATING || isLive();
    }
}
