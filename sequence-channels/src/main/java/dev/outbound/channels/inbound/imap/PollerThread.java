package dev.outbound.channels.inbound.imap;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that polls, waits and comes back. It survives whatever goes wrong. */
final class PollerThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PollerThread.class);
    private static final long DRAIN_MILLIS = 30_000;
    private static final long WAKE_EVERY_MILLIS = 100;

    private final ImapPoller poller;
    private final ImapSettings.Waits waits;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ScheduledExecutorService waker;
    private final Thread thread;
    private int failures;

    PollerThread(ImapPoller poller, ImapSettings.Waits waits) {
        this.poller = poller;
        this.waits = waits;
        this.waker = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "outbound-imap-waker"));
        this.thread = daemon(this::run, "outbound-imap");
        thread.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                once();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() throws InterruptedException {
        try {
            poller.poll();
            failures = 0;
            if (poller.isTold()) {
                awaitNews();
            } else {
                stop.await(waits.poll().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException | RuntimeException | Error e) {
            failures++;
            long wait = waits.afterFailures(failures).toMillis();
            LOG.warn("Fetching mail failed {} times in a row, next try in {} ms: {}", failures, wait, said(e));
            stop.await(wait, TimeUnit.MILLISECONDS);
        }
    }

    /** Our own words, or else only the kind: others may name people. */
    private static String said(Throwable e) {
        return e instanceof IOException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }

    private void awaitNews() throws IOException {
        ScheduledFuture<?> wake = waker.schedule(poller::wake, waits.idle().toMillis(), TimeUnit.MILLISECONDS);
        try {
            poller.awaitNews();
        } finally {
            wake.cancel(false);
        }
    }

    /** Lets the mail in hand end, for half a minute; then interrupts it. */
    @Override
    public void close() {
        stop.countDown();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        try {
            // A wait may begin after it was ended, so it is ended until there is none.
            while (thread.isAlive() && System.nanoTime() < until) {
                waker.execute(poller::wake);
                thread.join(WAKE_EVERY_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        waker.shutdownNow();
    }
}
