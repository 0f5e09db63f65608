package dev.outbound.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The whole engine under faults, races and people, in simulated time. More seeds: {@code -Dsim.seeds=1000000}; other ones:
 * {@code -Dsim.from=1000000}; one again, in words: {@code -Dsim.seed=42}.
 */
class SimulationTest {

    private static final long SEEDS = 100_000;
    private static final long REPEATED = 200;

    @Test
    void no_rule_is_broken_in_100_000_small_worlds_of_faults_and_races() throws InterruptedException {
        Optional<Long> only = Optional.ofNullable(Long.getLong("sim.seed"));
        long from = only.orElse(Long.getLong("sim.from", 0L));
        long to = only.map(seed -> seed + 1).orElse(from + Long.getLong("sim.seeds", SEEDS));
        long start = System.nanoTime();
        Seeds.run(from, to, Runtime.getRuntime().availableProcessors());
        long seconds = Math.max(1, (System.nanoTime() - start) / 1_000_000_000L);
        System.out.println("simulation: seeds " + from + " to " + (to - 1) + " broke no rule; " + (to - from) / seconds
                + " seeds a second");
    }

    @Test
    void the_same_seed_gives_the_same_run() {
        for (long seed = 0; seed < REPEATED; seed++) {
            assertThat(Simulation.of(seed)).as("seed %s", seed).isEqualTo(Simulation.of(seed));
        }
    }
}
