package dev.outbound.schedule;

import dev.outbound.sequence.SendWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/** From local clock times to instants, the one way the library does it. */
public final class LocalTimes {

    private LocalTimes() {}

    /**
     * The instant of a minute of a local day. A time in a gap is the first valid instant after it, a time that occurs
     * twice is the first of the two, minute 1440 is the next day's midnight.
     */
    public static Instant at(LocalDate date, int minute, ZoneId zone) {
        return minute == SendWindow.DAY
                ? at(date.plusDays(1), 0, zone)
                : at(LocalDateTime.of(date, LocalTime.ofSecondOfDay(minute * 60L)), zone.getRules());
    }

    /** The first instant of a local day. */
    public static Instant startOf(LocalDate date, ZoneId zone) {
        return at(date, 0, zone);
    }

    /** The local date of an instant. */
    public static LocalDate date(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private static Instant at(LocalDateTime local, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }
}
