package dev.outbound.activity;

import dev.outbound.error.Unquoted;
import dev.outbound.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what happened to the host's listener: at least once, in order per enrollment. Only one relay of all nodes
 * delivers at a time; a node that dies with undelivered events is followed by another when its lease ends.
 */
public final class EventRelay {

    private static final Logger log = LoggerFactory.getLogger(EventRelay.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventListener listener;
    private final UUID owner;

    public EventRelay(Transactions transactions, Outbox outbox, EventListener listener, UUID owner) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.listener = listener;
        this.owner = owner;
    }

    /**
     * Delivers one batch, or as much of it as takes half the lease. Writes nothing where nothing waits.
     *
     * @return how many were delivered
     */
    public int relay(Instant now) {
        if (outbox.pending(now, 1).isEmpty()) {
            return 0;
        }
        boolean mine = transactions.inTransaction(() -> outbox.lease(owner, now, now.plus(LEASE)));
        if (!mine) {
            return 0;
        }
        List<Event> events = transactions.inTransaction(() -> outbox.pending(now, BATCH));
        List<UUID> delivered = new ArrayList<>();
        List<Event> failed = new ArrayList<>();
        Set<Object> waiting = new HashSet<>();
        long stop = System.nanoTime() + LEASE.dividedBy(2).toNanos();
        for (Event event : events) {
            if (System.nanoTime() - stop > 0) {
                break;
            }
            Object line = event.activity()
                    .subject()
                    .enrollment()
                    .<Object>map(id -> id)
                    .orElse(event.workspace());
            if (waiting.contains(line)) {
                continue;
            }
            try {
                listener.on(event);
                delivered.add(event.activity().id());
            } catch (RuntimeException e) {
                log.warn(
                        "listener failed on event {}; it will be delivered again",
                        event.activity().id(),
                        Unquoted.of(e));
                failed.add(event);
                waiting.add(line);
            }
        }
        transactions.run(() -> {
            outbox.delivered(delivered);
            failed.forEach(event -> outbox.failed(event.activity().id(), now.plus(backoff(event.failures()))));
        });
        return delivered.size();
    }

    private static Duration backoff(int failures) {
        Duration wait = Duration.ofSeconds(5).multipliedBy(1L << Math.min(failures, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
