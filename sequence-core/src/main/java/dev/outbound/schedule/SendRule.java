package dev.outbound.schedule;

/** A rule that can decide when a message goes out, and how it says so to a person. */
public enum SendRule {
    /** Nothing held it: it may go at once. */
    NONE("may go at once"),
    START("the sequence starts then"),
    STEP_DAY("the day of the step"),
    STEP_WINDOW("the step's send window"),
    WEEKEND("moved from the weekend"),
    BLACKOUT("a day on which nothing is sent"),
    BUSINESS_HOURS("business hours, 09:00–17:00"),
    SMS_HOURS("texts go out from 08:00 to 21:00 in the contact's local time"),
    VOICE_HOURS("calls go out Monday to Friday from 09:00 to 18:00 in the contact's local time"),
    THROTTLE("at least the set time between two messages to one contact"),
    LATE_SPACING("the step before it went out late, so this one waits for the next day"),
    BACK_OFF("the provider asked to try again later"),
    CAP("the limit of messages is reached"),
    UNREADABLE("what it needs could not be read, so it is tried again"),
    JITTER("spread a little, so that not all go at once"),
    SEND_NOW("sent by hand");

    private final String words;

    SendRule(String words) {
        this.words = words;
    }

    /** The rule in words. */
    public String words() {
        return words;
    }
}
