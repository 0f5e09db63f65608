package dev.outbound.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs several calls to the outside at once and waits for all of them. */
public interface Workers extends AutoCloseable {

    /**
     * Runs all calls and returns their answers in the same order; empty for one that threw or took longer than the limit.
     * A call that takes too long is interrupted; its answer, should it come, is dropped.
     */
    <T> List<Optional<T>> all(List<Supplier<T>> calls, Duration limit);

    @Override
    default void close() {}

    /** One call after the other on the caller's thread: for tests and simulations. */
    static Workers inTurn() {
        return new Workers() {
            @Override
            public <T> List<Optional<T>> all(List<Supplier<T>> calls, Duration limit) {
                List<Optional<T>> answers = new ArrayList<>();
                for (Supplier<T> call : calls) {
                    Optional<T> answer;
                    try {
                        answer = Optional.of(call.get());
                    } catch (RuntimeException failed) {
                        answer = Optional.empty();
                    }
                    answers.add(answer);
                }
                return answers;
            }
        };
    }

    /** So many daemon threads of that name. */
    static Workers threads(int count, String name) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        return new Workers() {
            @Override
            public <T> List<Optional<T>> all(List<Supplier<T>> calls, Duration limit) {
                List<Future<T>> running = new ArrayList<>();
                calls.forEach(call -> running.add(executor.submit(call::get)));
                long end = System.nanoTime() + limit.toNanos() * ((calls.size() + count - 1) / count);
                List<Optional<T>> answers = new ArrayList<>();
                running.forEach(call -> answers.add(await(call, end)));
                return answers;
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }

    private static <T> Optional<T> await(Future<T> call, long end) {
        try {
            return Optional.of(call.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | CancellationException failed) {
            return Optional.empty();
        } catch (TimeoutException late) {
            call.cancel(true);
            return Optional.empty();
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
