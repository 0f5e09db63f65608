package dev.outbound.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Works that begin at once, each on a thread of its own; returns when all have ended, and fails if one of them does. */
final class AtOnce {

    private static final long LONGEST_SECONDS = 60;

    private AtOnce() {}

    static void run(Runnable... works) {
        ExecutorService pool = Executors.newFixedThreadPool(works.length);
        CyclicBarrier start = new CyclicBarrier(works.length);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable work : works) {
                running.add(pool.submit(() -> {
                    start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                    work.run();
                    return true;
                }));
            }
            for (Future<?> one : running) {
                one.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
