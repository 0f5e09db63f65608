package dev.outbound.store;

import java.util.function.Supplier;

/**
 * One ACID transaction over all stores of a storage. Calls inside another {@code inTransaction} on the same thread join it.
 * An exception rolls everything back and is passed on. Isolation is at least READ COMMITTED; what must be serialised is
 * locked explicitly, always in the order sequence, enrollment, contact clock, address gate, touch, channel, ascending by
 * key.
 *
 * <p>When the answer to the commit itself is lost, the work may or may not have been stored: the adapter throws {@link
 * UncertainCommitException} and the caller reads again by a key of its own making.
 */
public interface Transactions {

    <T> T inTransaction(Supplier<T> work);

    default void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }
}
