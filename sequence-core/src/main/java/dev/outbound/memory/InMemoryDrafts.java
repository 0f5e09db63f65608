package dev.outbound.memory;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftRef;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class InMemoryDrafts implements Drafts {

    private final Ledger ledger;
    private final Keyed<DraftId, Draft> rows;

    InMemoryDrafts(Ledger ledger, Keyed<DraftId, Draft> rows) {
        this.ledger = ledger;
        this.rows = rows;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Draft> drafts) {
        ledger.run(() -> drafts.forEach(d -> rows.put(workspace, at(d, 1))));
    }

    @Override
    public Optional<Draft> find(WorkspaceId workspace, DraftId id) {
        return ledger.inTransaction(() -> rows.find(workspace, id));
    }

    @Override
    public List<Draft> findAll(WorkspaceId workspace, Collection<DraftId> ids) {
        return ledger.inTransaction(() -> rows.findAll(workspace, ids));
    }

    @Override
    public List<Draft> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        Set<EnrollmentId> wanted = Set.copyOf(enrollments);
        return ledger.inTransaction(() -> rows.of(workspace)
                .filter(d -> wanted.contains(d.enrollment()))
                .sorted(Comparator.comparing(Draft::enrollment).thenComparing(Draft::position))
                .toList());
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Draft> drafts) {
        ledger.run(() -> drafts.forEach(d -> rows.replace(workspace, d, at(d, d.version() + 1))));
    }

    @Override
    public List<DraftRef> claimQueued(Instant now, int limit, Instant leaseEnd) {
        return ledger.inTransaction(() -> {
            Map<EnrollmentId, DraftRef> first = new HashMap<>();
            rows.all(DraftRef::new)
                    .filter(r -> !r.draft().status().isSettled())
                    .forEach(r -> first.merge(
                            r.draft().enrollment(),
                            r,
                            (a, b) -> a.draft().position() <= b.draft().position() ? a : b));
            List<DraftRef> due = first.values().stream()
                    .filter(r -> r.draft().status() == DraftStatus.QUEUED)
                    .filter(r -> !wakeAt(r).isAfter(now))
                    .sorted(Comparator.comparing(InMemoryDrafts::wakeAt)
                            .thenComparing(r -> r.draft().id()))
                    .limit(limit)
                    .toList();
            List<DraftRef> claimed = new ArrayList<>();
            for (DraftRef ref : due) {
                Draft next = at(ref.draft().generating(leaseEnd), ref.draft().version() + 1);
                rows.put(ref.workspace(), next);
                claimed.add(new DraftRef(ref.workspace(), next));
            }
            return claimed;
        });
    }

    @Override
    public List<DraftRef> abandoned(Instant now, int limit) {
        return ledger.inTransaction(() -> rows.all(DraftRef::new)
                .filter(r -> r.draft().status() == DraftStatus.GENERATING
                        && !wakeAt(r).isAfter(now))
                .limit(limit)
                .toList());
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return ledger.inTransaction(() -> {
            Map<Count, Integer> counts = new HashMap<>();
            rows.of(workspace)
                    .filter(d -> d.sequence().equals(sequence))
                    .forEach(d -> counts.merge(new Count(d.position(), d.status(), 0), 1, Integer::sum));
            return counts.entrySet().stream()
                    .map(e -> new Count(e.getKey().position(), e.getKey().status(), e.getValue()))
                    .sorted(Comparator.comparing(Count::position).thenComparing(Count::status))
                    .toList();
        });
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        ledger.run(() -> rows.removeIf(workspace, d -> d.sequence().equals(sequence)));
    }

    private static Instant wakeAt(DraftRef ref) {
        return ref.draft().writing().wakeAt().orElse(Instant.MAX);
    }

    private static Draft at(Draft d, long version) {
        return new Draft(
                d.id(),
                d.enrollment(),
                d.sequence(),
                d.position(),
                d.status(),
                d.content(),
                d.problem(),
                d.skipReason(),
                d.decision(),
                d.writing(),
                d.edits(),
                version);
    }
}
