package dev.outbound.simulation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules are worth something: every planted fault breaks one of them within a bounded number of seeds. */
class PlantedFaultsTest {

    @ParameterizedTest
    @EnumSource
    void a_planted_fault_is_caught(PlantedFault fault) {
        long seed = 0;
        while (!Simulation.shows(seed, fault)) {
            seed++;
            Violation.unless(seed < fault.budget(), fault + " is not caught by " + fault.budget() + " seeds");
        }
        System.out.println("planted fault " + fault + " is first caught by seed " + seed);
    }
}
