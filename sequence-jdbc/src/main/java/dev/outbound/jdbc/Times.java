package dev.outbound.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as columns hold them: cut to microseconds, in the years 1 to 9999. */
final class Times {

    /** Before and after everything that is stored: where a first page starts. */
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /** The instant as it will be read again. */
    static Instant stored(Instant at) {
        if (at.isBefore(FIRST)) {
            return FIRST;
        }
        return at.isAfter(LAST) ? LAST : at.truncatedTo(ChronoUnit.MICROS);
    }
}
