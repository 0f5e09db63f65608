package dev.outbound.approval;

import dev.outbound.draft.DraftStatus;
import java.util.Set;

/** Which contacts a reviewer wants to see: those with at least one draft of the kind. */
public enum QueueFilter {
    ALL,
    /** Written and waiting for a decision. */
    UNDECIDED,
    /** Could not be written. */
    FAILED,
    /** Not sent, and what it was written from has changed since. */
    STALE,
    /** Not sent, and with something to look at. */
    WITH_WARNINGS;

    /** The states a draft of the kind can be in. */
    Set<DraftStatus> states() {
        return switch (this) {
            case ALL -> Set.of(DraftStatus.values());
            case UNDECIDED -> Set.of(DraftStatus.READY, DraftStatus.EDITED);
            case FAILED -> Set.of(DraftStatus.FAILED);
            case STALE, WITH_WARNINGS -> Set.of(DraftStatus.READY, DraftStatus.EDITED, DraftStatus.APPROVED);
        };
    }

    /** Whether a store cannot tell: every draft of the states must be read and looked at. */
    boolean needsReading() {
        return this == STALE || this == WITH_WARNINGS;
    }

    boolean matches(ReviewedDraft reviewed) {
        boolean wanted = states().contains(reviewed.draft().status());
        return switch (this) {
            case ALL, UNDECIDED, FAILED -> wanted;
            case STALE -> wanted && reviewed.stale();
            case WITH_WARNINGS -> wanted && !reviewed.warnings().isEmpty();
        };
    }
}
