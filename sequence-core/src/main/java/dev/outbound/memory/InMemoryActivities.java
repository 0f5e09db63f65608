package dev.outbound.memory;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Event;
import dev.outbound.activity.Outbox;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The log in the order of appending, and the queue of what the host has not been told of. */
final class InMemoryActivities implements ActivityLog, Outbox {

    /** An event in the queue, and when it may be tried. */
    private record Waiting(Event event, Instant tryAt) {}

    private record Lease(UUID owner, Instant until) {}

    private record Entry(WorkspaceId workspace, Activity activity) {}

    private final Ledger ledger;
    private final TreeMap<Long, Entry> rows = new TreeMap<>();
    private final TreeMap<Long, Waiting> queue = new TreeMap<>();
    private final Map<String, Lease> lease = new TreeMap<>();
    private long last;

    InMemoryActivities(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Activity> activities) {
        ledger.run(() -> {
            for (Activity activity : activities) {
                last++;
                ledger.put(rows, last, new Entry(workspace, activity));
                ledger.put(queue, last, new Waiting(new Event(workspace, activity, 0), Instant.MIN));
            }
        });
    }

    @Override
    public Page<Activity> page(WorkspaceId workspace, Filter filter, PageRequest page) {
        return ledger.inTransaction(() -> {
            long before = page.after().map(Long::parseLong).orElse(Long.MAX_VALUE);
            List<Map.Entry<Long, Entry>> found = rows.headMap(before, false).descendingMap().entrySet().stream()
                    .filter(e -> e.getValue().workspace().equals(workspace))
                    .filter(e -> matches(e.getValue().activity(), filter))
                    .limit(page.limit() + 1L)
                    .toList();
            return Page.of(found, page.limit(), e -> e.getKey().toString())
                    .map(e -> e.getValue().activity());
        });
    }

    private static boolean matches(Activity activity, Filter filter) {
        var subject = activity.subject();
        return filter.sequence()
                        .filter(s -> !subject.sequence().equals(Optional.of(s)))
                        .isEmpty()
                && filter.enrollment()
                        .filter(e -> !subject.enrollment().equals(Optional.of(e)))
                        .isEmpty()
                && filter.contact()
                        .filter(c -> !subject.contact().equals(Optional.of(c)))
                        .isEmpty();
    }

    @Override
    public boolean lease(UUID owner, Instant now, Instant until) {
        return ledger.inTransaction(() -> {
            boolean free = Optional.ofNullable(lease.get("relay"))
                    .filter(l -> !l.owner().equals(owner) && l.until().isAfter(now))
                    .isEmpty();
            if (free) {
                ledger.put(lease, "relay", new Lease(owner, until));
            }
            return free;
        });
    }

    @Override
    public List<Event> pending(Instant now, int limit) {
        return ledger.inTransaction(() -> {
            Set<Object> held = new HashSet<>();
            List<Event> events = new ArrayList<>();
            for (Waiting waiting : queue.values()) {
                Object line = line(waiting.event());
                if (waiting.tryAt().isAfter(now)) {
                    held.add(line);
                } else if (!held.contains(line) && events.size() < limit) {
                    events.add(waiting.event());
                }
            }
            return events;
        });
    }

    @Override
    public void delivered(Collection<UUID> ids) {
        Set<UUID> done = Set.copyOf(ids);
        ledger.run(() -> List.copyOf(queue.entrySet()).stream()
                .filter(e -> done.contains(e.getValue().event().activity().id()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(key -> ledger.remove(queue, key)));
    }

    @Override
    public void failed(UUID id, Instant retryAt) {
        ledger.run(() -> List.copyOf(queue.entrySet()).stream()
                .filter(e -> e.getValue().event().activity().id().equals(id))
                .forEach(e -> {
                    Event event = e.getValue().event();
                    Event next = new Event(event.workspace(), event.activity(), event.failures() + 1);
                    ledger.put(queue, e.getKey(), new Waiting(next, retryAt));
                }));
    }

    private static Object line(Event event) {
        return event.activity().subject().enrollment().<Object>map(id -> id).orElse(event.workspace());
    }
}
