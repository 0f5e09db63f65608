package dev.outbound.memory;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentRef;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.enrollment.Pause;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

final class InMemoryEnrollments implements Enrollments {

    private final Memory memory;
    private final Group<SequenceId, EnrollmentId, Enrollment> bySequence =
            new Group<>(enrollment -> List.of(enrollment.sequence()), Enrollment::id);
    private final Group<SequenceId, EnrollmentId, Enrollment> underWay = new Group<>(
            enrollment -> enrollment.status().isUnderWay() ? List.of(enrollment.sequence()) : List.of(),
            Enrollment::id);
    private final Group<ContactId, EnrollmentId, Enrollment> byContact =
            new Group<>(enrollment -> List.of(enrollment.contact()), Enrollment::id);
    private final Group<AddressKey, EnrollmentId, Enrollment> byAddress = new Group<>(Enrollment::keys, Enrollment::id);
    private final Due<EnrollmentId, Enrollment> resuming =
            new Due<>(enrollment -> enrollment.pause().flatMap(Pause::resumeAt), Enrollment::id);
    private final Table<EnrollmentId, Enrollment> table;
    private final Versioned<EnrollmentId, Enrollment> rows;

    InMemoryEnrollments(Memory memory) {
        this.memory = memory;
        this.table = new Table<>(memory, Enrollment::id, List.of(bySequence, underWay, byContact, byAddress, resuming));
        this.rows = new Versioned<>("enrollment", table, Enrollment::id, Enrollment::version, Versions::at);
    }

    @Override
    public Set<ContactId> add(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        return memory.inTransaction(() -> {
            Set<ContactId> added = new LinkedHashSet<>();
            for (Enrollment enrollment : enrollments) {
                if (!isEnrolled(workspace, enrollment)) {
                    rows.add(workspace, enrollment);
                    added.add(enrollment.contact());
                }
            }
            return added;
        });
    }

    @Override
    public Optional<Enrollment> find(WorkspaceId workspace, EnrollmentId id) {
        return memory.inTransaction(() -> table.find(workspace, id));
    }

    @Override
    public List<Enrollment> findAll(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return memory.inTransaction(() -> table.findAll(workspace, ids));
    }

    @Override
    public List<Enrollment> lock(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return findAll(workspace, ids);
    }

    @Override
    public List<Enrollment> lockNext(
            WorkspaceId workspace, SequenceId sequence, Optional<EnrollmentId> after, int limit) {
        return memory.inTransaction(() -> {
            NavigableMap<EnrollmentId, Enrollment> all = bySequence.of(workspace, sequence);
            return after.map(id -> all.tailMap(id, false)).orElse(all).values().stream()
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        memory.run(() -> enrollments.forEach(enrollment -> rows.save(workspace, enrollment)));
    }

    @Override
    public Page<Enrollment> page(WorkspaceId workspace, SequenceId sequence, PageRequest page) {
        return memory.inTransaction(() -> Pages.byKey(bySequence.of(workspace, sequence), EnrollmentId::of, page));
    }

    @Override
    public Map<EnrollmentStatus, Integer> counts(WorkspaceId workspace, SequenceId sequence) {
        return memory.inTransaction(() -> {
            Map<EnrollmentStatus, Integer> counts = new EnumMap<>(EnrollmentStatus.class);
            bySequence
                    .of(workspace, sequence)
                    .values()
                    .forEach(enrollment -> counts.merge(enrollment.status(), 1, Integer::sum));
            return counts;
        });
    }

    @Override
    public List<EnrollmentId> openByAddress(WorkspaceId workspace, Collection<AddressKey> keys) {
        return memory.inTransaction(() -> open(byAddress.ofAll(workspace, keys)));
    }

    @Override
    public List<EnrollmentId> openByContact(WorkspaceId workspace, Collection<ContactId> contacts) {
        return memory.inTransaction(() -> open(byContact.ofAll(workspace, contacts)));
    }

    @Override
    public List<Enrollment> ofContact(
            WorkspaceId workspace, ContactId contact, Optional<EnrollmentId> after, int limit) {
        return memory.inTransaction(() -> {
            NavigableMap<EnrollmentId, Enrollment> all = byContact.of(workspace, contact);
            return after.map(id -> all.tailMap(id, false)).orElse(all).values().stream()
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        memory.run(() ->
                List.copyOf(bySequence.of(workspace, sequence).keySet()).forEach(id -> table.remove(workspace, id)));
    }

    @Override
    public List<EnrollmentRef> resumingBy(Instant now, int limit) {
        return memory.inTransaction(() -> resuming.until(now)
                .limit(limit)
                .map(row -> new EnrollmentRef(row.workspace(), row.value().id()))
                .toList());
    }

    boolean anyUnderWay(WorkspaceId workspace, SequenceId sequence) {
        return !underWay.isEmpty(workspace, sequence);
    }

    private boolean isEnrolled(WorkspaceId workspace, Enrollment enrollment) {
        return byContact.of(workspace, enrollment.contact()).values().stream()
                .anyMatch(other -> other.sequence().equals(enrollment.sequence()));
    }

    private static List<EnrollmentId> open(List<Enrollment> enrollments) {
        return enrollments.stream()
                .filter(enrollment -> !enrollment.status().isTerminal())
                .map(Enrollment::id)
                .distinct()
                .sorted()
                .toList();
    }
}
