package dev.outbound.lab.faults;

import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Two parties at one database, one statement at a time, in an order drawn from a seed. Who waits for a lock of the other is left
 * waiting while the other goes on.
 */
final class Turns {

    private static final long BLOCKED_NANOS = 3_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final SplittableRandom random;
    private final List<Party> parties = new ArrayList<>();

    /** How often the first goes on where both could: one party may well be through before the other has begun. */
    private final double first;

    /** Grows with every statement, so that one can say what was before what. */
    private long now;

    Turns(long seed) {
        this.random = new SplittableRandom(seed);
        this.first = random.nextDouble();
    }

    /** Somebody who works in turns. */
    final class Party {

        private enum State {
            WAITING,
            RUNNING,
            DONE
        }

        private final ThreadLocal<Boolean> isInside = ThreadLocal.withInitial(() -> false);
        private State state = State.RUNNING;
        private Optional<Throwable> failure = Optional.empty();
        private long ended = Long.MAX_VALUE;

        /** A storage whose every call waits for a turn. */
        Storage watched(Storage storage) {
            Transactions transactions = storage.transactions();
            return Ports.watched(
                    storage,
                    new Transactions() {
                        @Override
                        public <T> T inTransaction(Supplier<T> work) {
                            boolean outermost = !isInside.get();
                            isInside.set(true);
                            try {
                                return transactions.inTransaction(() -> {
                                    T result = work.get();
                                    if (outermost) {
                                        // The commit is a statement too.
                                        await();
                                    }
                                    return result;
                                });
                            } finally {
                                isInside.set(!outermost);
                            }
                        }
                    },
                    (port, method, call) -> {
                        await();
                        return call.get();
                    });
        }

        private void await() {
            synchronized (Turns.this) {
                state = State.WAITING;
                Turns.this.notifyAll();
                while (state == State.WAITING) {
                    Turns.waitOn(Turns.this, PATIENCE_NANOS);
                }
            }
        }

        private void run(Runnable work) {
            Optional<Throwable> failed = Optional.empty();
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failed = Optional.of(e);
            }
            synchronized (Turns.this) {
                failure = failed;
                ended = now;
                state = State.DONE;
                Turns.this.notifyAll();
            }
        }

        /** What it ended with. */
        Optional<Throwable> failure() {
            return failure;
        }

        /** When it had its answer. */
        long ended() {
            return ended;
        }
    }

    Party party() {
        Party party = new Party();
        parties.add(party);
        return party;
    }

    /** The time by the statements begun so far. */
    synchronized long now() {
        return now;
    }

    /** Lets both work until both are done. */
    void run(Party one, Runnable its, Party other, Runnable others) {
        Daemon.start("turns-one", () -> one.run(its));
        Daemon.start("turns-other", () -> other.run(others));
        synchronized (this) {
            awaitAll();
            while (!parties.stream().allMatch(p -> p.state == Party.State.DONE)) {
                List<Party> waiting = parties.stream()
                        .filter(p -> p.state == Party.State.WAITING)
                        .toList();
                if (waiting.isEmpty()) {
                    waitOn(this, BLOCKED_NANOS);
                } else {
                    Party next = waiting.get(random.nextDouble() < first ? 0 : waiting.size() - 1);
                    now++;
                    next.state = Party.State.RUNNING;
                    notifyAll();
                    awaitStep(next);
                }
            }
        }
    }

    /** Until both have come to their first statement. */
    private void awaitAll() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (parties.stream().anyMatch(p -> p.state == Party.State.RUNNING) && System.nanoTime() < end) {
            waitOn(this, BLOCKED_NANOS);
        }
    }

    /** Until it has come to its next statement, or seems to wait for a lock. */
    private void awaitStep(Party party) {
        long end = System.nanoTime() + BLOCKED_NANOS;
        for (long left = BLOCKED_NANOS;
                party.state == Party.State.RUNNING && left > 0;
                left = end - System.nanoTime()) {
            waitOn(this, left);
        }
    }

    /** Every caller looks again at what it waits for. */
    @SuppressWarnings("WaitNotInLoop")
    private static void waitOn(Object lock, long nanos) {
        try {
            lock.wait(Math.max(1, nanos / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
