package dev.outbound.draft;

/** Why a step is not sent to a contact. A draft and its touch are skipped for the same reason. */
public enum SkipReason {
    USER("a person skipped it"),
    SUPPRESSED("the address, or the contact, opted out"),
    REPLIED("the contact wrote back"),
    BOUNCED("mail to the contact does not arrive"),
    CANCELLED("the enrollment or the sequence was ended"),
    OVERTAKEN("a later step went out first"),
    NOT_APPROVED("nobody approved it by the end of the day after it was due"),
    MISSING_ADDRESS("the contact has no address for the channel"),
    CONTACT_GONE("the CRM does not know the contact any more"),
    NO_CONSENT("the contact does not allow the channel"),
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
