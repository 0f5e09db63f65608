package dev.outbound.enrollment;

import java.util.UUID;

/** Names an enrollment within its workspace. */
public record EnrollmentId(UUID value) implements Comparable<EnrollmentId> {

    public static EnrollmentId of(String text) {
        return new EnrollmentId(UUID.fromString(text));
    }

    @Override
    public int compareTo(EnrollmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
