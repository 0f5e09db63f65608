package dev.outbound.enrollment;

/** Why an enrollment was CANCELLED. */
public enum EndReason {
    REMOVED,
    SEQUENCE_CANCELLED,
    CONTACT_DELETED
}
