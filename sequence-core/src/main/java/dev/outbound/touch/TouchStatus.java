package dev.outbound.touch;

/** Where a scheduled send is in its life. */
public enum TouchStatus {
    /** Its draft is not approved. */
    HELD,
    SCHEDULED,
    /** A dispatcher has taken it and asks the gates; nothing outside has happened. */
    CLAIMED,
    /** The attempt is committed; the provider may have it at any moment. */
    SENDING,
    SENT,
    FAILED,
    /** The provider may or may not have it. Never sent again by itself. */
    IN_DOUBT,
    SKIPPED;

    /** Whether a touch in this state may move to that one. */
    public boolean canBecome(TouchStatus next) {
        return switch (this) {
            case HELD -> next == SCHEDULED || next == SKIPPED;
            case SCHEDULED -> next == HELD || next == CLAIMED || next == SKIPPED;
            case CLAIMED -> next == SCHEDULED || next == HELD || next == SENDING || next == SKIPPED || next == FAILED;
            case SENDING -> next == SENT || next == SCHEDULED || next == FAILED || next == SKIPPED || next == IN_DOUBT;
            case IN_DOUBT -> next == SENT || next == SCHEDULED || next == FAILED;
            case FAILED -> next == SCHEDULED;
            case SKIPPED -> next == SCHEDULED || next == HELD;
            case SENT -> false;
        };
    }

    /** Not begun and not ended: what a stop ends. */
    public boolean isOpen() {
        return this == HELD || this == SCHEDULED || this == CLAIMED;
    }

    /** Was handed over, or may have been. */
    public boolean isBegun() {
        return this == SENDING || this == SENT || this == IN_DOUBT;
    }

    /** Nothing more happens to it by itself. */
    public boolean isDone() {
        return this == SENT || this == FAILED || this == IN_DOUBT || this == SKIPPED;
    }
}
