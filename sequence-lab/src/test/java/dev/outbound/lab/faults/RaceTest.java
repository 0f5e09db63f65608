package dev.outbound.lab.faults;

import dev.outbound.lab.Share;
import dev.outbound.lab.faults.RaceLane.Deed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A node sends a message while somebody does something about it, statement by statement in an order drawn from a seed:
 * {@code -Dlab.races=100000}. Two lanes side by side, each with what it draws from the seed and its own number; a race that is
 * named by a failure is repeated by {@code -Dlab.seed=} with the seed of its lane and {@code -Dlab.lanes=1}.
 */
class RaceTest extends OnPostgres {

    private static final int LANES = Share.of("lanes", 2);

    @Test
    void whoever_comes_first_wins_and_nothing_goes_out_after_a_stop_was_answered_or_twice() throws Exception {
        int races = Share.of("races", 1_000);
        long seed = Share.seed();
        long start = System.nanoTime();
        Map<Deed, int[]> tally = new EnumMap<>(Deed.class);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<Map<Deed, int[]>>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int share = races / LANES + (lane < races % LANES ? 1 : 0);
                long its = seed + lane;
                running.add(lanes.submit(() -> lane(share, its)));
            }
            for (Future<Map<Deed, int[]>> lane : running) {
                result(lane).forEach((deed, counts) -> {
                    int[] sum = tally.computeIfAbsent(deed, d -> new int[2]);
                    sum[0] += counts[0];
                    sum[1] += counts[1];
                });
            }
        } finally {
            lanes.shutdownNow();
        }
        tally.forEach(
                (deed, counts) -> System.out.printf("race %s: sent %d, not sent %d%n", deed, counts[0], counts[1]));
        System.out.printf("races: %d, %.1f s, seed %d%n", races, (System.nanoTime() - start) / 1e9, seed);
    }

    private Map<Deed, int[]> lane(int races, long seed) {
        try (RaceLane lane = new RaceLane(postgres())) {
            return lane.run(races, seed);
        }
    }

    /** What failed in a lane fails here as it is. */
    private static Map<Deed, int[]> result(Future<Map<Deed, int[]>> lane) throws InterruptedException {
        try {
            return lane.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
