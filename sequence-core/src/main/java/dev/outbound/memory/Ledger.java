package dev.outbound.memory;

import dev.outbound.store.Transactions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One lock for everything, and how to undo what the transaction in hand has done. */
final class Ledger implements Transactions {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        lock.lock();
        int before = undo.size();
        boolean done = false;
        try {
            T answer = work.get();
            done = true;
            return answer;
        } finally {
            if (!done) {
                while (undo.size() > before) {
                    undo.pop().run();
                }
            } else if (lock.getHoldCount() == 1) {
                undo.clear();
            }
            lock.unlock();
        }
    }

    <K, V> void put(Map<K, V> map, K key, V value) {
        @Nullable V old = map.put(key, value);
        undo.push(() -> restore(map, key, old));
    }

    <K, V> boolean remove(Map<K, V> map, K key) {
        @Nullable V old = map.remove(key);
        if (old == null) {
            return false;
        }
        undo.push(() -> map.put(key, old));
        return true;
    }

    private static <K, V> void restore(Map<K, V> map, K key, @Nullable V old) {
        if (old == null) {
            map.remove(key);
        } else {
            map.put(key, old);
        }
    }
}
