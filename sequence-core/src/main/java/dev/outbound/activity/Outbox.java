package dev.outbound.activity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The queue of activities the host has not been told of. Filled by {@link ActivityLog#append}. */
public interface Outbox {

    /**
     * Takes the right to deliver for {@code owner} until that time, if nobody else holds it at {@code now}. Renewing one's
     * own is allowed. One deliverer at a time is what keeps the order.
     */
    boolean lease(UUID owner, Instant now, Instant until);

    /**
     * The oldest undelivered events that may be tried now, in the order they happened. Of an enrollment with an event
     * that waits for another try, nothing later is given.
     */
    List<Event> pending(Instant now, int limit);

    /** These were delivered and are not given again. */
    void delivered(Collection<UUID> ids);

    /** This one failed; it and what follows it in its enrollment wait until that time. */
    void failed(UUID id, Instant retryAt);
}
