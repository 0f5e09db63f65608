package dev.outbound.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.fixture.MovableClock;
import dev.outbound.fixture.World;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Step;
import dev.outbound.storage.ForwardingStorage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockGuardTest {

    private final Database database = new Database();
    private final World world = new World(database, builder -> builder.clockGuard(true));

    @BeforeEach
    void launch() {
        world.people.add("ann");
        world.launched(List.of("ann"), Step.email(0, "Hello"));
    }

    @Test
    void clocks_29_seconds_apart_send() {
        database.clock.move(Duration.ofSeconds(29));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.engine.dispatcher().standstill()).isEmpty();
    }

    @Test
    void clocks_31_seconds_apart_send_nothing_and_both_times_are_told() {
        database.clock.move(Duration.ofSeconds(31));
        assertThat(world.engine.dispatcher().runOnce()).isZero();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.engine.dispatcher().standstill())
                .contains(
                        "the clock of this node says 2025-03-03T14:00:00Z, that of the database 2025-03-03T14:00:31Z");
    }

    @Test
    void a_node_31_seconds_ahead_claims_nothing_either() {
        database.clock.move(Duration.ofSeconds(-31));
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.storage
                        .touches()
                        .claimDue(
                                world.clock.instant(), 10, world.clock.instant().plusSeconds(60)))
                .hasSize(1);
    }

    @Test
    void when_the_clocks_agree_again_it_sends_again_by_itself() {
        database.clock.move(Duration.ofSeconds(31));
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        database.clock.move(Duration.ofSeconds(-31));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.engine.dispatcher().standstill()).isEmpty();
    }

    @Test
    void a_clock_that_goes_wrong_while_the_engine_runs_stops_it() {
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        world.people.add("bob");
        world.launched(List.of("bob"), Step.email(0, "Hello"));
        world.clock.move(Duration.ofHours(1));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void half_of_the_time_the_database_took_to_answer_is_taken_off() {
        Duration slow = Duration.ofSeconds(50);
        MovableClock node = new MovableClock("2025-03-03T14:00:00Z");
        ForwardingStorage slowly = new ForwardingStorage(new InMemoryStorage()) {
            @Override
            public Optional<Instant> time() {
                Instant asked = node.instant();
                node.move(slow);
                return Optional.of(asked.plus(slow.dividedBy(2)));
            }
        };
        ClockGuard guard = new ClockGuard(slowly, node, Optional.of(Duration.ZERO));
        assertThat(guard.agrees()).isTrue();
    }

    @Test
    void the_policy_says_how_far_apart_is_too_far() {
        Policy policy = Policy.DEFAULT.withSending(Policy.Sending.DEFAULT.withClockSkew(Duration.ofSeconds(5)));
        var strict =
                new World(new Database(), builder -> builder.clockGuard(true).policy(policy));
        strict.clock.move(Duration.ofSeconds(5));
        strict.tick();
        assertThat(strict.engine.dispatcher().standstill()).isEmpty();
        strict.clock.move(Duration.ofSeconds(1));
        strict.tick();
        assertThat(strict.engine.dispatcher().standstill()).isPresent();
        assertThatThrownBy(() -> Policy.Sending.DEFAULT.withClockSkew(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clock skew PT-1S: must not be negative");
    }

    @Test
    void the_systems_clock_is_guarded_by_itself_and_a_clock_of_the_hosts_is_not() {
        for (Clock systems : List.of(Clock.systemUTC(), Clock.system(ZoneId.of("Asia/Tokyo")))) {
            World guarded = new World(new Database(), builder -> builder.clock(systems));
            guarded.tick();
            assertThat(guarded.engine.dispatcher().standstill()).isPresent();
            World asked =
                    new World(new Database(), builder -> builder.clock(systems).clockGuard(false));
            asked.tick();
            assertThat(asked.engine.dispatcher().standstill()).isEmpty();
        }
        World moved = new World(new Database(), builder -> builder);
        moved.clock.move(Duration.ofDays(300));
        moved.tick();
        assertThat(moved.engine.dispatcher().standstill()).isEmpty();
    }

    @Test
    void a_storage_without_a_clock_is_not_compared() {
        World inMemory = new World(new InMemoryStorage(), builder -> builder.clockGuard(true));
        inMemory.tick();
        assertThat(inMemory.engine.dispatcher().standstill()).isEmpty();
    }

    /** A database with a clock of its own. */
    private static final class Database extends ForwardingStorage {

        private final MovableClock clock = new MovableClock("2025-03-03T14:00:00Z");

        Database() {
            super(new InMemoryStorage());
        }

        @Override
        public Optional<Instant> time() {
            return Optional.of(clock.instant());
        }
    }
}
