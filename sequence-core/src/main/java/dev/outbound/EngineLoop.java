package dev.outbound;

import dev.outbound.error.Unquoted;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that works while there is work and waits when there is none. It survives whatever the work throws. */
final class EngineLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EngineLoop.class);
    private static final long DRAIN_SECONDS = 30;

    private final BooleanSupplier work;
    private final Duration interval;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    EngineLoop(BooleanSupplier work, Duration interval) {
        this.work = work;
        this.interval = interval;
        this.thread = new Thread(this::run, "sequence-engine");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            boolean more = true;
            while (!stop.await(more ? 0 : interval.toMillis(), TimeUnit.MILLISECONDS)) {
                more = once();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean once() {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            log.error("a tick failed; the next one follows", Unquoted.of(e));
            return false;
        }
    }

    /** Lets the work in hand end, for half a minute; then interrupts it. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
