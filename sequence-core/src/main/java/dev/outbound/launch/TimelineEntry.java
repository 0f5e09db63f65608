package dev.outbound.launch;

import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.schedule.SendRule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of one contact on the timeline of a sequence.
 *
 * @param at when it goes, would go, or went; empty if it never does
 * @param zone where the contact is, as far as that is known; else the zone its windows are read in
 * @param rule what put it at that time
 * @param why what keeps it from going, in words; empty if nothing does
 */
public record TimelineEntry(
        EnrollmentId enrollment,
        ContactId contact,
        int position,
        Channel channel,
        Standing standing,
        Optional<Instant> at,
        ZoneId zone,
        SendRule rule,
        String why) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("HH:mm'Z'", Locale.ENGLISH);

    /** What becomes of a step. */
    public enum Standing {
        /** Approved: it goes at that time. */
        PLANNED,
        /** Nobody has approved it: it would go at that time, and later steps do not wait for it. */
        HELD,
        /** It was handed over at that time, whatever came of it. */
        BEGUN,
        /** It does not go. */
        STOPPED
    }

    /** The time where the contact is. */
    public Optional<ZonedDateTime> local() {
        return at.map(instant -> instant.atZone(zone));
    }

    /** The entry for a person: local time, UTC, and the rule or reason. */
    public String line() {
        String when = local().map(time -> LOCAL.format(time) + " " + zone + " ("
                        + UTC.format(time.withZoneSameInstant(java.time.ZoneOffset.UTC)) + ")")
                .orElse("never");
        String because = why.isEmpty() ? rule.words() : why;
        return contact + "  step " + position + "  " + channel.label() + "  " + when + "  " + because;
    }
}
