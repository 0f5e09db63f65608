package dev.outbound.memory;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Attempt;
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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryTouches implements Touches {

    private static final Comparator<TouchRef> ORDER = Comparator.comparing(
                    (TouchRef r) -> !r.touch().timing().manual())
            .thenComparing(r -> r.touch().timing().plannedDate().orElse(LocalDate.MAX))
            .thenComparing(r -> r.touch().timing().dueAt().orElse(Instant.MAX))
            .thenComparing(r -> r.touch().id());

    private final Ledger ledger;
    private final Keyed<TouchId, Touch> rows;
    private final Keyed<UUID, Attempt> attempts;

    InMemoryTouches(Ledger ledger) {
        this.ledger = ledger;
        this.rows = new Keyed<>(ledger, "touch", Touch::id, Touch::version);
        this.attempts = new Keyed<>(ledger, "attempt", Attempt::id, a -> 0);
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Touch> touches) {
        ledger.run(() -> touches.forEach(t -> rows.put(workspace, at(t, 1))));
    }

    @Override
    public Optional<Touch> find(WorkspaceId workspace, TouchId id) {
        return ledger.inTransaction(() -> rows.find(workspace, id));
    }

    @Override
    public List<Touch> findAll(WorkspaceId workspace, Collection<TouchId> ids) {
        return ledger.inTransaction(() -> rows.findAll(workspace, ids));
    }

    @Override
    public List<Touch> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        Set<EnrollmentId> wanted = Set.copyOf(enrollments);
        return ledger.inTransaction(() -> rows.of(workspace)
                .filter(t -> wanted.contains(t.enrollment()))
                .sorted(Comparator.comparing(Touch::enrollment).thenComparing(Touch::position))
                .toList());
    }

    @Override
    public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return ofEnrollments(workspace, enrollments);
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Touch> touches) {
        ledger.run(() -> touches.forEach(t -> rows.replace(workspace, t, at(t, t.version() + 1))));
    }

    @Override
    public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
        return ledger.inTransaction(() -> {
            List<TouchRef> due = awake(now, EnumSet.of(TouchStatus.SCHEDULED))
                    .sorted(ORDER)
                    .limit(limit)
                    .toList();
            List<TouchRef> claimed = new ArrayList<>();
            for (TouchRef ref : due) {
                Touch next = at(ref.touch().claimed(leaseEnd), ref.touch().version() + 1);
                rows.put(ref.workspace(), next);
                claimed.add(new TouchRef(ref.workspace(), next));
            }
            return claimed;
        });
    }

    @Override
    public List<TouchRef> leaseEnded(Instant now, int limit) {
        return ledger.inTransaction(() -> awake(now, EnumSet.of(TouchStatus.CLAIMED, TouchStatus.SENDING))
                .limit(limit)
                .toList());
    }

    @Override
    public List<TouchRef> lapsed(Instant now, int limit) {
        return ledger.inTransaction(
                () -> awake(now, EnumSet.of(TouchStatus.HELD)).limit(limit).toList());
    }

    @Override
    public void begin(WorkspaceId workspace, Collection<Attempt> begun) {
        ledger.run(() -> {
            for (Attempt attempt : begun) {
                boolean open = attempts.of(workspace)
                        .anyMatch(a -> a.touch().equals(attempt.touch())
                                && (a.state() == Attempt.State.STARTED || a.state() == Attempt.State.IN_DOUBT));
                if (open) {
                    throw new IllegalStateException("touch " + attempt.touch() + " has an open attempt");
                }
                attempts.put(workspace, attempt);
            }
        });
    }

    @Override
    public void end(WorkspaceId workspace, Collection<Attempt> ended) {
        ledger.run(() -> ended.stream()
                .filter(a -> attempts.find(workspace, a.id()).isPresent())
                .forEach(a -> attempts.put(workspace, a)));
    }

    @Override
    public List<Attempt> attempts(WorkspaceId workspace, Collection<UUID> ids) {
        return ledger.inTransaction(() -> attempts.findAll(workspace, ids));
    }

    @Override
    public List<Attempt> attemptsOf(WorkspaceId workspace, Collection<TouchId> touches) {
        Set<TouchId> wanted = Set.copyOf(touches);
        return ledger.inTransaction(() -> attempts.of(workspace)
                .filter(a -> wanted.contains(a.touch()))
                .sorted(Comparator.comparing(Attempt::touch).thenComparing(Attempt::number))
                .toList());
    }

    @Override
    public Map<ContactId, Instant> lastCounted(WorkspaceId workspace, Collection<ContactId> contacts) {
        Set<ContactId> wanted = Set.copyOf(contacts);
        return ledger.inTransaction(() -> {
            Map<ContactId, Instant> last = new HashMap<>();
            attempts.of(workspace)
                    .filter(a -> a.state().counts() && wanted.contains(a.contact()))
                    .forEach(a -> last.merge(a.contact(), a.startedAt(), (x, y) -> x.isAfter(y) ? x : y));
            return last;
        });
    }

    @Override
    public int countedSince(WorkspaceId workspace, Channel channel, Instant since) {
        return ledger.inTransaction(() -> (int) attempts.of(workspace)
                .filter(a -> a.state().counts() && a.channel() == channel)
                .filter(a -> !a.startedAt().isBefore(since))
                .count());
    }

    @Override
    public Optional<Touch> lastSentTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels, Instant since) {
        return ledger.inTransaction(() -> attempts.of(workspace)
                .filter(a -> a.to().equals(to) && channels.contains(a.channel()))
                .filter(a -> !a.startedAt().isBefore(since))
                .sorted(Comparator.comparing(Attempt::startedAt)
                        .thenComparing(Attempt::id)
                        .reversed())
                .flatMap(a -> rows.find(workspace, a.touch()).stream())
                .filter(t -> t.status() == TouchStatus.SENT)
                .findFirst());
    }

    @Override
    public Optional<Touch> findByProviderId(WorkspaceId workspace, Channel channel, String providerId) {
        return ledger.inTransaction(() -> rows.of(workspace)
                .filter(t -> t.channel() == channel && t.providerId().equals(Optional.of(providerId)))
                .findFirst());
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return ledger.inTransaction(() -> {
            Map<Count, Integer> counts = new HashMap<>();
            rows.of(workspace)
                    .filter(t -> t.sequence().equals(sequence))
                    .forEach(
                            t -> counts.merge(new Count(t.position(), t.status(), t.skipReason(), 0), 1, Integer::sum));
            return counts.entrySet().stream()
                    .map(e -> new Count(
                            e.getKey().position(),
                            e.getKey().status(),
                            e.getKey().skipReason(),
                            e.getValue()))
                    .sorted(Comparator.comparing(Count::position).thenComparing(Count::status))
                    .toList();
        });
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        ledger.run(() -> rows.removeIf(workspace, t -> t.sequence().equals(sequence)));
    }

    private Stream<TouchRef> awake(Instant now, Set<TouchStatus> statuses) {
        return rows.all(TouchRef::new)
                .filter(r -> statuses.contains(r.touch().status())
                        && r.touch()
                                .timing()
                                .wakeAt()
                                .filter(t -> !t.isAfter(now))
                                .isPresent());
    }

    private static Touch at(Touch t, long version) {
        return new Touch(
                t.id(),
                t.enrollment(),
                t.sequence(),
                t.contact(),
                t.position(),
                t.channel(),
                t.status(),
                t.skipReason(),
                t.problem(),
                t.timing(),
                t.transientFailures(),
                t.handover(),
                t.providerId(),
                t.delivery(),
                version);
    }
}
