package dev.outbound.dispatch;

import dev.outbound.draft.SkipReason;
import dev.outbound.schedule.SendTime;
import java.util.Optional;

/** What a gate says of a touch that is about to be sent. */
sealed interface Verdict {

    /** Nothing against it. */
    record Pass() implements Verdict {}

    /** Not now, and it is not known when: back into the queue. */
    record Release() implements Verdict {}

    /**
     * Not before then.
     *
     * @param notBefore what the planner cannot know by itself; empty where it comes to the same answer
     */
    record Defer(SendTime until, Optional<SendTime> notBefore) implements Verdict {}

    /** Never. */
    record Skip(SkipReason reason) implements Verdict {}

    /** There is no hour in which it could go. */
    record Impossible() implements Verdict {}

    /** So late that a person should look first. */
    record Stale() implements Verdict {}

    /** The CRM does not know the contact any more. */
    record Gone() implements Verdict {}
}
