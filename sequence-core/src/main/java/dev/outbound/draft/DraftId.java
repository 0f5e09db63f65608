package dev.outbound.draft;

import java.util.UUID;

/** Names the draft of one step for one contact; its touch has the same value. */
public record DraftId(UUID value) implements Comparable<DraftId> {

    public static DraftId of(String text) {
        return new DraftId(UUID.fromString(text));
    }

    @Override
    public int compareTo(DraftId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
