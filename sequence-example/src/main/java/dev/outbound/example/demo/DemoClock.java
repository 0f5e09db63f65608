package dev.outbound.example.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Simulated time. It stands still until it is moved, and is kept in a file, so that a killed demo goes on where it was. */
final class DemoClock extends Clock {

    static final Instant MONDAY_MORNING = Instant.parse("2026-01-05T14:00:00Z");

    private final Path file;
    private volatile Instant now;

    DemoClock(Path file) {
        this.file = file;
        this.now = read(file);
    }

    void move(Duration by) {
        Instant next = now.plus(by);
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, next.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static Instant read(Path file) {
        try {
            return Files.exists(file) ? Instant.parse(Files.readString(file)) : MONDAY_MORNING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
