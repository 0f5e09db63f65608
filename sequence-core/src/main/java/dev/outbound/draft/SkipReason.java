package dev.outbound.draft;

/** Why a step is not sent to a contact. A draft and its touch are skipped for the same reason. */
public enum SkipReason {
    /** A person skipped it. */
    USER("a person skipped it"),
    /** The address, or the contact, opted out. */
    SUPPRESSED("the address has opted out"),
    /** The contact wrote back. */
    REPLIED("the contact wrote back"),
    /** Mail to the contact does not arrive. */
    BOUNCED("mail to the contact does not arrive"),
    /** The enrollment or the sequence was ended. */
    CANCELLED("the contact was taken out, or the sequence was ended"),
    /** A later step went out first. */
    OVERTAKEN("a later step went out first"),
    /** Nobody approved it by the end of the day after it was due. */
    NOT_APPROVED("nobody approved it by the end of the day after it was due"),
    /** The contact has no address for the channel. */
    MISSING_ADDRESS("the contact has no address for the channel"),
    /** The CRM does not know the contact any more. */
    CONTACT_GONE("the CRM does not know the contact any more"),
    /** The contact does not allow the channel. */
    NO_CONSENT("the contact does not allow the channel"),
    /** Window and legal hours never meet for this contact. */
    WINDOW_IMPOSSIBLE("its window never meets the hours in which it may go out to this contact");

    private final String words;

    SkipReason(String words) {
        this.words = words;
    }

    /** The reason in words. */
    public String words() {
        return words;
    }
}
