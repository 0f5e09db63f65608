package dev.outbound.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {

    @Test
    void two_runs_of_one_seed_are_the_same() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(Simulation.of(seed)).as("seed %s", seed).isEqualTo(Simulation.of(seed));
        }
    }
}
