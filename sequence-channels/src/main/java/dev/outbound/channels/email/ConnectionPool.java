package dev.outbound.channels.email;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The connections to one relay: never more than so many in use, the idle ones kept for the next message. */
final class ConnectionPool {

    private static final Duration ASK_AFTER = Duration.ofSeconds(1);
    private static final Duration DROP_AFTER = Duration.ofMinutes(1);

    private final SmtpSettings settings;
    private final LongSupplier nanos;
    private final Semaphore free;
    private final Deque<SmtpConnection> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(SmtpSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.free = new Semaphore(settings.connections(), true);
    }

    /** The right to use one connection, given back with {@link #release}; false if none became free in time. */
    boolean acquire(Duration wait) throws InterruptedException {
        return free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    void release() {
        free.release();
    }

    /** An idle connection, the last one used first. Not asked yet whether the relay still knows it. */
    Optional<SmtpConnection> idle() {
        List<SmtpConnection> stale = new ArrayList<>();
        SmtpConnection found = takeIdle(stale);
        stale.forEach(SmtpConnection::leave);
        return Optional.ofNullable(found);
    }

    private synchronized @Nullable SmtpConnection takeIdle(List<SmtpConnection> stale) {
        long now = nanos.getAsLong();
        while (!idle.isEmpty()) {
            SmtpConnection connection = idle.pop();
            if (!connection.isIdleFor(DROP_AFTER, now)) {
                return connection;
            }
            stale.add(connection);
        }
        return null;
    }

    /** Whether a connection that was idle can be used; after a short pause the relay is not asked. */
    boolean isAlive(SmtpConnection connection) {
        return !connection.isIdleFor(ASK_AFTER, nanos.getAsLong()) || connection.answersReset();
    }

    SmtpConnection fresh() {
        return new SmtpConnection(settings);
    }

    /** Keeps it for the next message if it is good for one, else parts with it. */
    void giveBack(SmtpConnection connection) {
        if (connection.isReusable()) {
            connection.idleFrom(nanos.getAsLong());
            if (keep(connection)) {
                return;
            }
        }
        if (connection.isSound()) {
            connection.leave();
        } else {
            connection.abort();
        }
    }

    private synchronized boolean keep(SmtpConnection connection) {
        if (closed) {
            return false;
        }
        idle.push(connection);
        return true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Parts with the idle ones; those in use follow when they are given back. */
    void close() {
        List<SmtpConnection> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(idle);
            idle.clear();
        }
        rest.forEach(SmtpConnection::leave);
    }
}
