package dev.outbound.approval;

import dev.outbound.draft.DraftId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of each draft that was to be approved, in the order in which they were named. */
public record ApprovalReport(Map<DraftId, Answer> answers) {

    public ApprovalReport {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /** How many ended that way. */
    public long count(Outcome outcome) {
        return answers.values().stream().filter(a -> a.outcome() == outcome).count();
    }

    /**
     * What became of one.
     *
     * @param words why, for people; empty where it was approved
     */
    public record Answer(Outcome outcome, String words) {}

    /** What can become of a draft. */
    public enum Outcome {
        APPROVED,
        ALREADY_APPROVED,
        /** It is no longer what was seen. */
        CHANGED,
        /** A person should look at it first. */
        HAS_WARNINGS,
        /** Its state, or that of its contact, does not allow it. */
        REFUSED,
        /** There is no such draft in this sequence. */
        NOT_FOUND
    }
}
