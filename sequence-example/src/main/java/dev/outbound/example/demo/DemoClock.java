package dev.outbound.example.demo;

import dev.outbound.example.kept.KeptInstant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Simulated time. It stands still until it is moved, and is kept in a file, so that a killed demo goes on where it was. */
final class DemoClock extends Clock {

    static final Instant MONDAY_MORNING = Instant.parse("2026-01-05T14:00:00Z");

    private final KeptInstant kept;
    private volatile Instant now;

    DemoClock(Path file) {
        this.kept = new KeptInstant(file);
        this.now = kept.read().orElse(MONDAY_MORNING);
    }

    void move(Duration by) {
        Instant next = now.plus(by);
        kept.write(next);
        now = next;
    }

    @Override
    public Instant instant() {
        return now;
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
