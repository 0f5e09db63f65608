package dev.outbound.template;

import java.util.UUID;

/** Names a saved template within its workspace. */
public record TemplateId(UUID value) implements Comparable<TemplateId> {

    public static TemplateId of(String text) {
        return new TemplateId(UUID.fromString(text));
    }

    @Override
    public int compareTo(TemplateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
