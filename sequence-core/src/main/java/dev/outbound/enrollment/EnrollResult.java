package dev.outbound.enrollment;

/** What became of one contact when it was to be enrolled. */
public enum EnrollResult {
    ENROLLED,
    /** It was in the sequence already; nothing changed. */
    ALREADY_ENROLLED,
    /** The CRM does not know the id. */
    CONTACT_NOT_FOUND,
    /** Another contact of the sequence has the same address. */
    DUPLICATE_ADDRESS,
    /** Every step's address has opted out. */
    SUPPRESSED,
    /** The contact has no address for any step. */
    UNREACHABLE,
    /** It is in another live sequence and the host allows only one. */
    IN_ANOTHER_SEQUENCE
}
