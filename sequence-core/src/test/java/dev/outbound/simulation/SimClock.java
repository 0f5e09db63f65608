package dev.outbound.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one clock of a run. It stands still until the run moves it, forwards. */
final class SimClock extends Clock {

    private final long start;
    private long millis;

    SimClock(Instant start) {
        this.start = start.toEpochMilli();
        this.millis = this.start;
    }

    void move(Duration by) {
        millis += by.toMillis();
    }

    /** Moves on to that instant, unless it has passed. */
    void reach(Instant instant) {
        millis = Math.max(millis, instant.toEpochMilli());
    }

    /** The clock deadlines are kept on: it only grows. */
    long nanos() {
        return (millis - start) * 1_000_000L;
    }

    @Override
    public long millis() {
        return millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
