package dev.outbound.enrollment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What an enrollment's days are counted from, pinned when it is activated.
 *
 * @param at nothing is sent before this instant
 * @param date day 0, in the zone the contact was scheduled in at that moment; a later zone change moves clock times only
 * @param shiftDays calendar days by which a long pause has pushed what remained
 */
public record Anchor(Instant at, LocalDate date, int shiftDays) {

    public Anchor shifted(long days) {
        return new Anchor(at, date, Math.toIntExact(Math.addExact(shiftDays, days)));
    }

    /** The calendar date of a day of the sequence for this contact. */
    public LocalDate dateOf(int day) {
        return date.plusDays(day).plusDays(shiftDays);
    }
}
