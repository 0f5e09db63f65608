package dev.outbound.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Several callers at once, with every wait bounded. */
public final class Threads {

    private static final long LONGEST_SECONDS = 30;
    private static final long WAITING_MILLIS = 150;

    private Threads() {}

    /** What each of the works returned, all begun at once on threads of their own. */
    public static <T> List<T> atOnce(List<Callable<T>> works) {
        CountDownLatch start = new CountDownLatch(1);
        return withPool(works.size(), pool -> {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> work : works) {
                futures.add(pool.submit(() -> {
                    await(start);
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        });
    }

    /**
     * What {@code second} returns when it is begun while the transaction of {@code first} is open, in a transaction of its
     * own. Fails unless it waits for the first to end.
     */
    static <T> T secondAfter(Transactions transactions, Runnable first, Supplier<T> second) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch passed = new CountDownLatch(1);
        return withPool(1, pool -> {
            Future<T> later = transactions.inTransaction(() -> {
                first.run();
                Future<T> future = pool.submit(() -> {
                    begun.countDown();
                    return transactions.inTransaction(() -> {
                        T result = second.get();
                        passed.countDown();
                        return result;
                    });
                });
                await(begun);
                assertThat(passesSoon(passed)).as("the second waits").isFalse();
                return future;
            });
            return later.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        });
    }

    /** What {@code second} returns when it is begun while the transaction of {@code first} is open; it may wait or not. */
    static <T> T during(Transactions transactions, Runnable first, Callable<T> second) {
        CountDownLatch done = new CountDownLatch(1);
        return withPool(1, pool -> {
            Future<T> other = transactions.inTransaction(() -> {
                first.run();
                Future<T> future = pool.submit(() -> {
                    T result = second.call();
                    done.countDown();
                    return result;
                });
                passesSoon(done);
                return future;
            });
            return other.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean passesSoon(CountDownLatch latch) {
        try {
            return latch.await(WAITING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T withPool(int threads, Work<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return work.on(pool);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private interface Work<T> {
        T on(ExecutorService pool) throws Exception;
    }
}
