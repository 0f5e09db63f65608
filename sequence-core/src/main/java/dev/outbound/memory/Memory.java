package dev.outbound.memory;

import dev.outbound.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock of a storage, and the log by which an unfinished transaction is taken back. Every change of anything in
 * the storage is made inside {@link #inTransaction} and notes its reverse.
 */
final class Memory implements Transactions {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> undo = new ArrayList<>();

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        lock.lock();
        int before = undo.size();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(before);
            }
            if (lock.getHoldCount() == 1) {
                undo.clear();
            }
            lock.unlock();
        }
    }

    /** Notes how to take back the change that was just made. */
    void undo(Runnable reverse) {
        undo.add(reverse);
    }

    private void rollBack(int to) {
        while (undo.size() > to) {
            undo.remove(undo.size() - 1).run();
        }
    }
}
