package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.outbound.fixture.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseClockTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_database_tells_its_present_time(boolean onH2) {
        try (TestDatabase database = (onH2 ? TestDatabase.h2() : TestDatabase.postgres()).migrated()) {
            JdbcStorage storage = JdbcStorage.on(database.dataSource());
            Instant before = storage.time().orElseThrow();
            assertThat(before).isCloseTo(Clock.systemUTC().instant(), within(10, ChronoUnit.SECONDS));
            assertThat(storage.time())
                    .hasValueSatisfying(
                            later -> assertThat(later).isAfter(before).isBefore(before.plusSeconds(10)));
        }
    }

    @ParameterizedTest
    @CsvSource({"true,-29", "true,29", "false,-29", "false,29"})
    void a_node_29_seconds_apart_works(boolean onH2, int seconds) {
        try (TestDatabase database = (onH2 ? TestDatabase.h2() : TestDatabase.postgres()).migrated()) {
            World world = guarded(database, seconds);
            world.engine.dispatcher().runOnce();
            assertThat(world.engine.dispatcher().standstill()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,-31", "true,31", "false,-31", "false,31"})
    void a_node_31_seconds_apart_stands_still_and_says_so(boolean onH2, int seconds) {
        try (TestDatabase database = (onH2 ? TestDatabase.h2() : TestDatabase.postgres()).migrated()) {
            World world = guarded(database, seconds);
            world.engine.dispatcher().runOnce();
            assertThat(world.engine.dispatcher().standstill()).isPresent();
        }
    }

    @Test
    void each_change_is_logged_once() {
        try (TestDatabase database = TestDatabase.h2().migrated()) {
            WrongClock clock = new WrongClock();
            World world = new World(
                    JdbcStorage.on(database.dataSource()), b -> b.clock(clock).clockGuard(true));
            List<String> lines = errorLines(() -> {
                for (Duration apart : List.of(Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(-3))) {
                    clock.by = apart;
                    world.engine.dispatcher().runOnce();
                    world.engine.dispatcher().runOnce();
                }
            });
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).contains("ERROR", "nothing is sent: the clock of this node says 2", "database 2");
            assertThat(lines.get(1)).contains("WARN", "sending goes on: the clock of this node says 2", "database 2");
            assertThat(lines.get(2)).contains("ERROR", "nothing is sent: the clock of this node says 2", "database 2");
        }
    }

    private static List<String> errorLines(Runnable work) {
        PrintStream usual = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(usual);
        }
        return caught.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("ClockGuard"))
                .toList();
    }

    /** The system's clock, wrong by as much as is set. */
    private static final class WrongClock extends Clock {

        private Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(by);
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

    private static World guarded(TestDatabase database, int seconds) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        return new World(
                JdbcStorage.on(database.dataSource()), b -> b.clock(clock).clockGuard(true));
    }
}
