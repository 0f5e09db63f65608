package dev.outbound.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Runs many seeds, on as many threads as one may have. A run shares nothing with another. */
final class Seeds {

    private static final int AT_ONCE = 100;

    private final long to;
    private final AtomicLong next;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Seeds(long from, long to) {
        this.next = new AtomicLong(from);
        this.to = to;
    }

    /**
     * Runs the seeds from the first to before the last.
     *
     * @throws Violation of the first run that broke a rule
     */
    static void run(long from, long to, int threads) throws InterruptedException {
        Seeds seeds = new Seeds(from, to);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(seeds::work, "simulation-" + i);
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        Throwable failure = seeds.failure.get();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void work() {
        try {
            long seed = next.getAndAdd(AT_ONCE);
            while (seed < to && failure.get() == null) {
                for (long each = seed; each < Math.min(to, seed + AT_ONCE); each++) {
                    Simulation.of(each);
                }
                seed = next.getAndAdd(AT_ONCE);
            }
        } catch (RuntimeException | Error broken) {
            failure.compareAndSet(null, broken);
        }
    }
}
