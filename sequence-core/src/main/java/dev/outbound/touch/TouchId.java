package dev.outbound.touch;

import dev.outbound.draft.DraftId;
import java.util.UUID;

/** Names a touch within its workspace. A touch and its draft are one to one and share the value. */
public record TouchId(UUID value) implements Comparable<TouchId> {

    public static TouchId of(String text) {
        return new TouchId(UUID.fromString(text));
    }

    public static TouchId of(DraftId draft) {
        return new TouchId(draft.value());
    }

    /** The draft whose words this touch sends. */
    public DraftId draft() {
        return new DraftId(value);
    }

    @Override
    public int compareTo(TouchId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
