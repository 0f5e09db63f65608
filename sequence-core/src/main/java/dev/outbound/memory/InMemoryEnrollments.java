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
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

final class InMemoryEnrollments implements Enrollments {

    private final Ledger ledger;
    private final Keyed<EnrollmentId, Enrollment> rows;

    InMemoryEnrollments(Ledger ledger, Keyed<EnrollmentId, Enrollment> rows) {
        this.ledger = ledger;
        this.rows = rows;
    }

    @Override
    public Set<ContactId> add(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        return ledger.inTransaction(() -> {
            Set<ContactId> added = new LinkedHashSet<>();
            for (Enrollment e : enrollments) {
                boolean isNew =
                        of(workspace, e.sequence()).noneMatch(o -> o.contact().equals(e.contact()));
                if (isNew) {
                    rows.put(workspace, at(e, 1));
                    added.add(e.contact());
                }
            }
            return added;
        });
    }

    @Override
    public Optional<Enrollment> find(WorkspaceId workspace, EnrollmentId id) {
        return ledger.inTransaction(() -> rows.find(workspace, id));
    }

    @Override
    public List<Enrollment> findAll(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return ledger.inTransaction(() -> rows.findAll(workspace, ids));
    }

    @Override
    public List<Enrollment> lock(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return findAll(workspace, ids);
    }

    @Override
    public List<Enrollment> lockNext(
            WorkspaceId workspace, SequenceId sequence, Optional<EnrollmentId> after, int limit) {
        return ledger.inTransaction(() -> of(workspace, sequence)
                .filter(e -> after.filter(a -> e.id().compareTo(a) <= 0).isEmpty())
                .limit(limit)
                .toList());
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        ledger.run(() -> enrollments.forEach(e -> rows.replace(workspace, e, at(e, e.version() + 1))));
    }

    @Override
    public Page<Enrollment> page(WorkspaceId workspace, SequenceId sequence, PageRequest page) {
        return ledger.inTransaction(() -> Page.of(
                lockNext(workspace, sequence, page.after().map(EnrollmentId::of), page.limit() + 1),
                page.limit(),
                e -> e.id().toString()));
    }

    @Override
    public Map<EnrollmentStatus, Integer> counts(WorkspaceId workspace, SequenceId sequence) {
        return ledger.inTransaction(() -> {
            Map<EnrollmentStatus, Integer> counts = new EnumMap<>(EnrollmentStatus.class);
            of(workspace, sequence).forEach(e -> counts.merge(e.status(), 1, Integer::sum));
            return counts;
        });
    }

    @Override
    public List<EnrollmentId> openByAddress(WorkspaceId workspace, Collection<AddressKey> keys) {
        Set<AddressKey> wanted = Set.copyOf(keys);
        return open(workspace, e -> !Collections.disjoint(e.keys(), wanted));
    }

    @Override
    public List<EnrollmentId> openByContact(WorkspaceId workspace, Collection<ContactId> contacts) {
        Set<ContactId> wanted = Set.copyOf(contacts);
        return open(workspace, e -> wanted.contains(e.contact()));
    }

    private List<EnrollmentId> open(WorkspaceId workspace, Predicate<Enrollment> which) {
        return ledger.inTransaction(() -> rows.of(workspace)
                .filter(e -> !e.status().isTerminal())
                .filter(which)
                .map(Enrollment::id)
                .toList());
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        ledger.run(() -> rows.removeIf(workspace, e -> e.sequence().equals(sequence)));
    }

    @Override
    public List<EnrollmentRef> resumingBy(Instant now, int limit) {
        return ledger.inTransaction(() -> rows.all((workspace, e) -> e.pause()
                        .flatMap(Pause::resumeAt)
                        .filter(at -> !at.isAfter(now))
                        .map(at -> new EnrollmentRef(workspace, e.id())))
                .flatMap(Optional::stream)
                .limit(limit)
                .toList());
    }

    private Stream<Enrollment> of(WorkspaceId workspace, SequenceId sequence) {
        return rows.of(workspace).filter(e -> e.sequence().equals(sequence));
    }

    private static Enrollment at(Enrollment e, long version) {
        return new Enrollment(
                e.id(),
                e.sequence(),
                e.contact(),
                e.keys(),
                e.status(),
                e.problem(),
                e.anchor(),
                e.pause(),
                e.ended(),
                e.repliedAt(),
                version);
    }
}
