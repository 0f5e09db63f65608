package dev.outbound.channels.email;

import dev.outbound.storage.ForwardingStorage;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A database that fails as drivers do: it says on which values. */
final class SpeakingStorage extends ForwardingStorage {

    private final CountDownLatch failures = new CountDownLatch(20);
    private volatile boolean failing;

    SpeakingStorage(Storage inner) {
        super(inner);
    }

    void fail() {
        failing = true;
    }

    void awaitFailures() throws InterruptedException {
        if (!failures.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it was not asked often enough");
        }
    }

    @Override
    public Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                if (failing) {
                    failures.countDown();
                    throw CanaryHost.failure(Canaries.ADDRESS);
                }
                return inner.transactions().inTransaction(work);
            }
        };
    }
}
