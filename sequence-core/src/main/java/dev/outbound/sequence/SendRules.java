package dev.outbound.sequence;

/**
 * The three send rules of a sequence.
 *
 * @param respectContactZone read send windows in the contact's local time, not the workspace's
 * @param businessHoursOnly send between 09:00 and 17:00 only, on every channel
 * @param skipWeekends nothing on Saturday and Sunday; it rolls to Monday
 */
public record SendRules(boolean respectContactZone, boolean businessHoursOnly, boolean skipWeekends) {

    /** The contact's zone on, the other two off. */
    public static final SendRules DEFAULT = new SendRules(true, false, false);
}
