package dev.outbound.memory;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The attempts, which belong to the store of touches. Called inside transactions only. */
final class InMemoryAttempts {

    private final Group<TouchId, UUID, Attempt> byTouch = new Group<>(attempt -> List.of(attempt.touch()), Attempt::id);
    private final Group<ContactId, UUID, Attempt> byContact =
            new Group<>(attempt -> List.of(attempt.contact()), Attempt::id);
    private final Group<AddressKey, UUID, Attempt> byAddress =
            new Group<>(attempt -> List.of(attempt.to()), Attempt::id);
    private final Group<Channel, Begun, Attempt> counted = new Group<>(
            attempt -> attempt.state().counts() ? List.of(attempt.channel()) : List.of(),
            attempt -> new Begun(attempt.startedAt(), Optional.of(attempt.id())));
    private final Table<UUID, Attempt> table;

    InMemoryAttempts(Memory memory) {
        this.table = new Table<>(memory, Attempt::id, List.of(byTouch, byContact, byAddress, counted));
    }

    void begin(WorkspaceId workspace, Attempt attempt) {
        requireOnlyOpen(workspace, attempt);
        table.add(workspace, attempt);
    }

    void end(WorkspaceId workspace, Attempt attempt) {
        Attempt begun = table.find(workspace, attempt.id())
                .orElseThrow(() -> new IllegalStateException("attempt " + attempt.id() + " was not begun"));
        requireOnlyOpen(workspace, attempt);
        table.put(workspace, attempt.to(begun.to()));
    }

    List<Attempt> findAll(WorkspaceId workspace, Collection<UUID> ids) {
        return table.findAll(workspace, ids);
    }

    List<Attempt> of(WorkspaceId workspace, Collection<TouchId> touches) {
        return byTouch.ofAll(workspace, touches).stream()
                .sorted(Comparator.comparing(Attempt::touch).thenComparing(Attempt::number))
                .toList();
    }

    Map<ContactId, Instant> lastCounted(WorkspaceId workspace, Collection<ContactId> contacts) {
        Map<ContactId, Instant> last = new HashMap<>();
        byContact.ofAll(workspace, contacts).stream()
                .filter(attempt -> attempt.state().counts())
                .forEach(attempt -> last.merge(
                        attempt.contact(), attempt.startedAt(), (one, other) -> one.isAfter(other) ? one : other));
        return last;
    }

    int countedSince(WorkspaceId workspace, Channel channel, Instant since) {
        return counted.of(workspace, channel)
                .tailMap(new Begun(since, Optional.empty()), true)
                .size();
    }

    int countedSince(WorkspaceId workspace, Channel channel, String sender, Instant since) {
        return (int) counted.of(workspace, channel).tailMap(new Begun(since, Optional.empty()), true).values().stream()
                .filter(attempt -> attempt.sender().equals(sender))
                .count();
    }

    /** Latest first. */
    List<Attempt> sentTo(WorkspaceId workspace, AddressKey to, Instant since) {
        return byAddress.of(workspace, to).values().stream()
                .filter(attempt -> !attempt.startedAt().isBefore(since))
                .sorted(Comparator.comparing(Attempt::startedAt)
                        .thenComparing(Attempt::id)
                        .reversed())
                .toList();
    }

    Set<AddressKey> addressesOf(WorkspaceId workspace, ContactId contact) {
        return byContact.of(workspace, contact).values().stream()
                .map(Attempt::to)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void readdress(WorkspaceId workspace, ContactId contact, Map<AddressKey, AddressKey> by) {
        List.copyOf(byContact.of(workspace, contact).values())
                .forEach(attempt -> table.put(workspace, attempt.to(by.getOrDefault(attempt.to(), attempt.to()))));
    }

    boolean isLatest(WorkspaceId workspace, Attempt attempt) {
        return byTouch.of(workspace, attempt.touch()).values().stream()
                .noneMatch(other -> other.number() > attempt.number());
    }

    private void requireOnlyOpen(WorkspaceId workspace, Attempt attempt) {
        boolean another = isOpen(attempt)
                && byTouch.of(workspace, attempt.touch()).values().stream()
                        .anyMatch(other -> isOpen(other) && !other.id().equals(attempt.id()));
        if (another) {
            throw new IllegalStateException("touch " + attempt.touch() + " has an open attempt already");
        }
    }

    private static boolean isOpen(Attempt attempt) {
        return attempt.state() == Attempt.State.STARTED || attempt.state() == Attempt.State.IN_DOUBT;
    }

    /** When an attempt began; without an id, before all of that instant. */
    private record Begun(Instant at, Optional<UUID> id) implements Comparable<Begun> {

        @Override
        public int compareTo(Begun other) {
            int byTime = at.compareTo(other.at);
            if (byTime != 0 || id.equals(other.id)) {
                return byTime;
            }
            if (id.isEmpty() || other.id.isEmpty()) {
                return id.isEmpty() ? -1 : 1;
            }
            return id.get().compareTo(other.id.get());
        }
    }
}
