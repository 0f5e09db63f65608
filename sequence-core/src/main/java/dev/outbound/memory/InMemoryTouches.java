package dev.outbound.memory;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryTouches implements Touches {

    private static final Comparator<Touch> BY_HAND_THEN_OLDEST = Comparator.comparing(
                    (Touch touch) -> !touch.timing().manual())
            .thenComparing(touch -> touch.timing().plannedDate().orElse(LocalDate.MAX))
            .thenComparing(touch -> touch.timing().dueAt().orElse(Instant.MAX))
            .thenComparing(Touch::id);

    private final Memory memory;
    private final InMemoryAttempts attempts;
    private final Group<EnrollmentId, Integer, Touch> byEnrollment =
            new Group<>(touch -> List.of(touch.enrollment()), Touch::position);
    private final Group<SequenceId, TouchId, Touch> bySequence =
            new Group<>(touch -> List.of(touch.sequence()), Touch::id);
    private final Group<String, TouchId, Touch> byProviderId =
            new Group<>(touch -> touch.providerId().map(List::of).orElse(List.of()), Touch::id);
    private final Due<TouchId, Touch> scheduled = waking(Set.of(TouchStatus.SCHEDULED));
    private final Due<TouchId, Touch> leased = waking(Set.of(TouchStatus.CLAIMED, TouchStatus.SENDING));
    private final Due<TouchId, Touch> held = waking(Set.of(TouchStatus.HELD));
    private final Table<TouchId, Touch> table;
    private final Versioned<TouchId, Touch> rows;

    InMemoryTouches(Memory memory) {
        this.memory = memory;
        this.attempts = new InMemoryAttempts(memory);
        this.table = new Table<>(
                memory, Touch::id, List.of(byEnrollment, bySequence, byProviderId, scheduled, leased, held));
        this.rows = new Versioned<>("touch", table, Touch::id, Touch::version, Versions::at);
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Touch> touches) {
        memory.run(() -> touches.forEach(touch -> {
            if (byEnrollment.of(workspace, touch.enrollment()).containsKey(touch.position())) {
                throw new IllegalStateException(
                        "enrollment " + touch.enrollment() + " has a touch of step " + touch.position());
            }
            rows.add(workspace, touch);
        }));
    }

    @Override
    public Optional<Touch> find(WorkspaceId workspace, TouchId id) {
        return memory.inTransaction(() -> table.find(workspace, id));
    }

    @Override
    public List<Touch> findAll(WorkspaceId workspace, Collection<TouchId> ids) {
        return memory.inTransaction(() -> table.findAll(workspace, ids));
    }

    @Override
    public List<Touch> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return memory.inTransaction(() -> byEnrollment.ofAll(workspace, enrollments));
    }

    @Override
    public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return ofEnrollments(workspace, enrollments);
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Touch> touches) {
        memory.run(() -> touches.forEach(touch -> rows.save(workspace, touch)));
    }

    @Override
    public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
        return memory.inTransaction(() -> scheduled
                .until(now)
                .sorted(Comparator.comparing(Row::value, BY_HAND_THEN_OLDEST))
                .limit(limit)
                .map(row -> new TouchRef(
                        row.workspace(), rows.save(row.workspace(), row.value().claimed(leaseEnd))))
                .toList());
    }

    @Override
    public List<TouchRef> leaseEnded(Instant now, int limit) {
        return memory.inTransaction(() -> refs(leased.until(now), limit));
    }

    @Override
    public List<TouchRef> lapsed(Instant now, int limit) {
        return memory.inTransaction(() -> refs(held.until(now), limit));
    }

    @Override
    public void begin(WorkspaceId workspace, Collection<Attempt> begun) {
        memory.run(() -> begun.forEach(attempt -> attempts.begin(workspace, attempt)));
    }

    @Override
    public void end(WorkspaceId workspace, Collection<Attempt> ended) {
        memory.run(() -> ended.forEach(attempt -> attempts.end(workspace, attempt)));
    }

    @Override
    public List<Attempt> attempts(WorkspaceId workspace, Collection<UUID> ids) {
        return memory.inTransaction(() -> attempts.findAll(workspace, ids));
    }

    @Override
    public List<Attempt> attemptsOf(WorkspaceId workspace, Collection<TouchId> touches) {
        return memory.inTransaction(() -> attempts.of(workspace, touches));
    }

    @Override
    public Map<ContactId, Instant> lastCounted(WorkspaceId workspace, Collection<ContactId> contacts) {
        return memory.inTransaction(() -> attempts.lastCounted(workspace, contacts));
    }

    @Override
    public int countedSince(WorkspaceId workspace, Channel channel, Instant since) {
        return memory.inTransaction(() -> attempts.countedSince(workspace, channel, since));
    }

    @Override
    public int countedSince(WorkspaceId workspace, Channel channel, String sender, Instant since) {
        return memory.inTransaction(() -> attempts.countedSince(workspace, channel, sender, since));
    }

    /** Whoever is in a transaction holds every lock. */
    @Override
    public void lockChannels(WorkspaceId workspace, Collection<Channel> channels) {}

    @Override
    public Optional<Touch> lastSentTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels, Instant since) {
        return memory.inTransaction(() -> handedTo(workspace, to, channels, since)
                .filter(touch -> touch.status() == TouchStatus.SENT)
                .findFirst());
    }

    @Override
    public List<Touch> begunTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels) {
        List<Touch> begun = new ArrayList<>(memory.inTransaction(() -> handedTo(workspace, to, channels, Instant.MIN)
                .filter(touch -> touch.status().isBegun())
                .toList()));
        Collections.reverse(begun);
        return begun;
    }

    /** Latest first. */
    private Stream<Touch> handedTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels, Instant since) {
        return attempts.sentTo(workspace, to, since).stream()
                .filter(attempt -> channels.contains(attempt.channel()) && attempts.isLatest(workspace, attempt))
                .flatMap(attempt -> table.find(workspace, attempt.touch()).stream());
    }

    @Override
    public Optional<Touch> findByProviderId(WorkspaceId workspace, Channel channel, String providerId) {
        return memory.inTransaction(() -> byProviderId.of(workspace, providerId).values().stream()
                .filter(touch -> touch.channel() == channel)
                .findFirst());
    }

    @Override
    public Set<AddressKey> addressesOf(WorkspaceId workspace, ContactId contact) {
        return memory.inTransaction(() -> attempts.addressesOf(workspace, contact));
    }

    @Override
    public void readdress(WorkspaceId workspace, ContactId contact, Map<AddressKey, AddressKey> by) {
        memory.run(() -> attempts.readdress(workspace, contact, by));
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return memory.inTransaction(() -> {
            Map<Count, Integer> counts = new LinkedHashMap<>();
            bySequence
                    .of(workspace, sequence)
                    .values()
                    .forEach(touch -> counts.merge(
                            new Count(touch.position(), touch.status(), touch.skipReason(), 0), 1, Integer::sum));
            return counts.entrySet().stream()
                    .map(entry -> new Count(
                            entry.getKey().position(),
                            entry.getKey().status(),
                            entry.getKey().skipReason(),
                            entry.getValue()))
                    .toList();
        });
    }

    @Override
    public List<Delivered> deliveries(WorkspaceId workspace, SequenceId sequence) {
        return memory.inTransaction(() -> {
            Map<Delivered, Integer> counts = new LinkedHashMap<>();
            bySequence.of(workspace, sequence).values().stream()
                    .filter(touch -> touch.delivery() != DeliveryStatus.NONE)
                    .forEach(touch ->
                            counts.merge(new Delivered(touch.position(), touch.delivery(), 0), 1, Integer::sum));
            return counts.entrySet().stream()
                    .map(entry -> new Delivered(
                            entry.getKey().position(), entry.getKey().status(), entry.getValue()))
                    .toList();
        });
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        memory.run(() ->
                List.copyOf(bySequence.of(workspace, sequence).keySet()).forEach(id -> table.remove(workspace, id)));
    }

    private static List<TouchRef> refs(Stream<Row<Touch>> rows, int limit) {
        return rows.limit(limit)
                .map(row -> new TouchRef(row.workspace(), row.value()))
                .toList();
    }

    private static Due<TouchId, Touch> waking(Set<TouchStatus> statuses) {
        return new Due<>(touch -> touch.timing().wakeAt().filter(at -> statuses.contains(touch.status())), Touch::id);
    }
}
