package dev.outbound.lab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The time of all processes of a run: real time, moved by as much as stands in a file that they share. */
final class SharedClock extends Clock {

    /** A Monday at ten in New York: all channels are open. */
    static final Instant BEGIN = Instant.parse("2025-03-03T15:00:00Z");

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int TEN = 10;

    private final MappedByteBuffer offset;
    private final Duration skew;

    private SharedClock(MappedByteBuffer offset, Duration skew) {
        this.offset = offset;
        this.skew = skew;
    }

    /** Makes the file; the time begins at {@link #BEGIN}. */
    static SharedClock create(Path file) {
        SharedClock clock = open(file, Duration.ZERO);
        clock.offset.putLong(0, BEGIN.toEpochMilli() - System.currentTimeMillis());
        return clock;
    }

    /** The time of a file, seen by a process whose own clock is off by that much. */
    static SharedClock open(Path file, Duration skew) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SharedClock(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES), skew);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it is the real time, which is the database's too. */
    void beReal() {
        offset.putLong(0, 0);
    }

    /** For all processes at once. */
    void move(Duration by) {
        offset.putLong(0, offset.getLong(0) + by.toMillis());
    }

    /** To ten in the morning in New York, unless it is between ten and noon there: texts may go. */
    void moveToMorning() {
        ZonedDateTime now = instant().atZone(NEW_YORK);
        if (now.getHour() != TEN && now.getHour() != TEN + 1) {
            ZonedDateTime ten = now.with(LocalTime.of(TEN, 0));
            move(Duration.between(now, ten.isAfter(now) ? ten : ten.plusDays(1)));
        }
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + offset.getLong(0))
                .plus(skew);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
