package dev.outbound.memory;

import dev.outbound.activity.Activity;
import dev.outbound.activity.Event;
import dev.outbound.activity.Outbox;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryOutbox implements Outbox {

    private final Memory memory;
    private final NavigableMap<Long, Entry> queue = new TreeMap<>();
    private final Map<UUID, Long> numbers = new HashMap<>();
    private Optional<Lease> lease = Optional.empty();
    private long last;

    InMemoryOutbox(Memory memory) {
        this.memory = memory;
    }

    /** Inside a transaction. */
    void append(WorkspaceId workspace, Activity activity) {
        last++;
        change(last, new Entry(new Event(workspace, activity, 0), Instant.MIN));
    }

    /** Inside a transaction: what is undelivered is delivered without anything personal. */
    void redact(UUID activity) {
        number(activity)
                .ifPresent(number ->
                        Optional.ofNullable(queue.get(number)).ifPresent(entry -> change(number, entry.redacted())));
    }

    @Override
    public boolean lease(UUID owner, Instant now, Instant until) {
        return memory.inTransaction(() -> {
            Optional<Lease> before = lease;
            boolean taken = before.filter(
                            one -> !one.owner().equals(owner) && one.until().isAfter(now))
                    .isPresent();
            if (!taken) {
                lease = Optional.of(new Lease(owner, until));
                memory.undo(() -> lease = before);
            }
            return !taken;
        });
    }

    @Override
    public List<Event> pending(Instant now, int limit) {
        return memory.inTransaction(() -> {
            List<Event> events = new ArrayList<>();
            Set<Object> waiting = new HashSet<>();
            for (Entry entry : queue.values()) {
                if (events.size() == limit) {
                    break;
                }
                if (entry.notBefore().isAfter(now)) {
                    waiting.add(entry.line());
                } else if (!waiting.contains(entry.line())) {
                    events.add(entry.event());
                }
            }
            return events;
        });
    }

    @Override
    public void delivered(Collection<UUID> ids) {
        memory.run(() -> ids.forEach(id -> number(id).ifPresent(number -> change(number, null))));
    }

    @Override
    public void failed(UUID id, Instant retryAt) {
        memory.run(() -> number(id)
                .ifPresent(number -> Optional.ofNullable(queue.get(number))
                        .ifPresent(entry -> change(number, entry.failed(retryAt)))));
    }

    private Optional<Long> number(UUID id) {
        return Optional.ofNullable(numbers.get(id));
    }

    private void change(long number, @Nullable Entry next) {
        Entry before = set(number, next);
        memory.undo(() -> set(number, before));
    }

    private @Nullable Entry set(long number, @Nullable Entry next) {
        Entry before = next == null ? queue.remove(number) : queue.put(number, next);
        if (next != null) {
            numbers.put(next.event().activity().id(), number);
        } else if (before != null) {
            numbers.remove(before.event().activity().id());
        }
        return before;
    }

    private record Lease(UUID owner, Instant until) {}

    /** An event of the queue, not to be tried before a time. */
    private record Entry(Event event, Instant notBefore) {

        /** What must stay in order: an enrollment, or all that concerns none. */
        Object line() {
            return event.activity()
                    .subject()
                    .enrollment()
                    .<Object>map(id -> new Key<>(event.workspace(), id))
                    .orElse(event.workspace());
        }

        Entry redacted() {
            return new Entry(new Event(event.workspace(), event.activity().redacted(), event.failures()), notBefore);
        }

        Entry failed(Instant retryAt) {
            return new Entry(new Event(event.workspace(), event.activity(), event.failures() + 1), retryAt);
        }
    }
}
