package dev.outbound.draft;

/** Why a step is not sent to a contact. A draft and its touch are skipped for the same reason. */
public enum SkipReason {
    /** A person skipped it. */
    USER,
    /** The address, or the contact, opted out. */
    SUPPRESSED,
    /** The contact wrote back. */
    REPLIED,
    /** Mail to the contact does not arrive. */
    BOUNCED,
    /** The enrollment or the sequence was ended. */
    CANCELLED,
    /** A later step went out first. */
    OVERTAKEN,
    /** Nobody approved it by the end of the day after it was due. */
    NOT_APPROVED,
    /** The contact has no address for the channel. */
    MISSING_ADDRESS,
    /** The CRM does not know the contact any more. */
    CONTACT_GONE,
    /** The contact does not allow the channel. */
    NO_CONSENT,
    /** Window and legal hours never meet for this contact. */
    WINDOW_IMPOSSIBLE
}
