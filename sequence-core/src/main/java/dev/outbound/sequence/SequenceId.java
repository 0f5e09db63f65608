package dev.outbound.sequence;

import java.util.UUID;

/** Names a sequence within its workspace. */
public record SequenceId(UUID value) implements Comparable<SequenceId> {

    public static SequenceId of(String text) {
        return new SequenceId(UUID.fromString(text));
    }

    @Override
    public int compareTo(SequenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
