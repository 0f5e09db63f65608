package dev.outbound.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Instants from {@code start} on and before {@code end}; never empty in the lists of this package. */
record Interval(Instant start, Instant end) {

    /** The hours of a local day; empty where a gap or a skipped day swallows them. */
    static List<Interval> of(LocalDate date, int startMinute, int endMinute, ZoneId zone) {
        return positive(LocalTimes.at(date, startMinute, zone), LocalTimes.at(date, endMinute, zone));
    }

    /** What both lists hold. */
    static List<Interval> intersect(List<Interval> left, List<Interval> right) {
        List<Interval> both = new ArrayList<>();
        for (Interval a : left) {
            for (Interval b : right) {
                Instant start = a.start.isAfter(b.start) ? a.start : b.start;
                Instant end = a.end.isBefore(b.end) ? a.end : b.end;
                both.addAll(positive(start, end));
            }
        }
        return both;
    }

    private static List<Interval> positive(Instant start, Instant end) {
        return start.isBefore(end) ? List.of(new Interval(start, end)) : List.of();
    }
}
