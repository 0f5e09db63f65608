package dev.outbound.enrollment;

import java.time.Instant;
import java.util.Optional;

/** Why and since when an enrollment is held, and when it goes on by itself, if it does. */
public record Pause(Reason reason, Instant since, Optional<Instant> resumeAt) {

    /** Why an enrollment is held. */
    public enum Reason {
        /** A person paused it. */
        USER,
        /** The contact is away. */
        AUTO_REPLY,
        /** The contact wrote back to another sequence. */
        REPLIED_ELSEWHERE,
        /** Its next step is so late that a person should look first. */
        STALE
    }
}
