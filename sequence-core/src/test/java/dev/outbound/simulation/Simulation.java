package dev.outbound.simulation;

import java.util.Optional;

/**
 * One run of one seed: a small world is staged, a storm of faults and people goes over it, the weather clears, and
 * everything must come to rest.
 */
final class Simulation {

    private static final int EVENTS = 16;

    private final long seed;
    private final Optional<PlantedFault> fault;

    private Simulation(long seed, Optional<PlantedFault> fault) {
        this.seed = seed;
        this.fault = fault;
    }

    /** What a run was. */
    record Run(long hash, int events, int calls) {}

    /**
     * Runs one seed.
     *
     * @throws Violation if a rule is broken; it holds the last events and how to repeat the run
     */
    static Run of(long seed) {
        return of(seed, Optional.empty());
    }

    /** As {@link #of(long)}, maybe with a planted fault. */
    static Run of(long seed, Optional<PlantedFault> fault) {
        Simulation simulation = new Simulation(seed, fault);
        try {
            return simulation.run(simulation.world(false));
        } catch (Violation violation) {
            throw simulation.explained(violation);
        }
    }

    /** Whether a planted fault shows in that seed. */
    static boolean shows(long seed, PlantedFault fault) {
        Simulation simulation = new Simulation(seed, Optional.of(fault));
        try {
            simulation.run(simulation.world(false));
            return false;
        } catch (Violation caught) {
            return true;
        }
    }

    private SimWorld world(boolean inWords) {
        Scenario scenario = new Scenario(new Chance(seed, 6));
        return new SimWorld(seed, scenario.start(), scenario.nodes(), fault, inWords);
    }

    private Run run(SimWorld world) {
        Scenario scenario = new Scenario(new Chance(seed, 6));
        scenario.start();
        scenario.nodes();
        scenario.stage(world);
        Life life = new Life(world, new Chance(seed, 7));
        world.others(life::few);
        world.weather().storm();
        for (int i = 0; i < EVENTS; i++) {
            life.one();
        }
        world.weather().clear();
        new Rest(world, life).reach();
        Trace trace = world.trace();
        return new Run(trace.hash(), trace.events(), world.provider().calls());
    }

    /** The run once more, in words. */
    private Violation explained(Violation violation) {
        SimWorld world = world(true);
        String again;
        try {
            run(world);
            again = "The second run of this seed broke no rule: something is not repeatable.";
        } catch (Violation same) {
            again = world.trace().text();
        }
        return new Violation(
                "seed " + seed + ": " + violation.getMessage()
                        + "\nrepeat with: mvn -pl sequence-core test -Dtest=SimulationTest -Dsim.seed=" + seed + "\n"
                        + again,
                violation);
    }
}
