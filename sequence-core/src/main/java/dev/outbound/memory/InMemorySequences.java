package dev.outbound.memory;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Sequences;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

final class InMemorySequences implements Sequences {

    private final Ledger ledger;
    private final Keyed<SequenceId, Sequence> rows;
    private final Keyed<EnrollmentId, Enrollment> enrollments;
    private final Keyed<DraftId, Draft> drafts;

    InMemorySequences(Ledger ledger, Keyed<EnrollmentId, Enrollment> enrollments, Keyed<DraftId, Draft> drafts) {
        this.ledger = ledger;
        this.rows = new Keyed<>(ledger, "sequence", Sequence::id, Sequence::version);
        this.enrollments = enrollments;
        this.drafts = drafts;
    }

    @Override
    public void add(WorkspaceId workspace, Sequence sequence) {
        ledger.run(() -> rows.put(workspace, at(sequence, 1)));
    }

    @Override
    public Optional<Sequence> find(WorkspaceId workspace, SequenceId id) {
        return ledger.inTransaction(() -> rows.find(workspace, id));
    }

    @Override
    public Optional<Sequence> lock(WorkspaceId workspace, SequenceId id) {
        return find(workspace, id);
    }

    @Override
    public Map<SequenceId, Sequence> share(WorkspaceId workspace, Collection<SequenceId> ids) {
        return ledger.inTransaction(() -> {
            Map<SequenceId, Sequence> found = new LinkedHashMap<>();
            rows.findAll(workspace, ids).forEach(s -> found.put(s.id(), s));
            return found;
        });
    }

    @Override
    public void save(WorkspaceId workspace, Sequence sequence) {
        ledger.run(() -> rows.replace(workspace, sequence, at(sequence, sequence.version() + 1)));
    }

    @Override
    public Page<Sequence> page(WorkspaceId workspace, PageRequest page) {
        return ledger.inTransaction(() -> Page.of(
                rows.of(workspace)
                        .sorted(Comparator.comparing(Sequence::id).reversed())
                        .filter(s -> page.after()
                                .filter(a -> s.id().compareTo(SequenceId.of(a)) >= 0)
                                .isEmpty())
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                s -> s.id().toString()));
    }

    @Override
    public List<SequenceRef> startingBy(Instant now, int limit) {
        return refs(
                limit,
                (workspace, s) -> s.status() == SequenceStatus.SCHEDULED
                        && s.startAt().filter(t -> !t.isAfter(now)).isPresent());
    }

    @Override
    public List<SequenceRef> written(int limit) {
        return refs(
                limit,
                (workspace, s) -> s.status() == SequenceStatus.GENERATING
                        && drafts.of(workspace)
                                .noneMatch(d -> d.sequence().equals(s.id())
                                        && !d.status().isSettled()));
    }

    @Override
    public List<SequenceRef> quiet(int limit) {
        return refs(
                limit,
                (workspace, s) -> (s.status() == SequenceStatus.RUNNING || s.status() == SequenceStatus.PAUSED)
                        && enrollments
                                .of(workspace)
                                .noneMatch(e -> e.sequence().equals(s.id())
                                        && e.status().isUnderWay()));
    }

    private List<SequenceRef> refs(int limit, BiPredicate<WorkspaceId, Sequence> which) {
        return ledger.inTransaction(() -> rows.all((workspace, s) -> which.test(workspace, s)
                        ? Optional.of(new SequenceRef(workspace, s.id()))
                        : Optional.<SequenceRef>empty())
                .flatMap(Optional::stream)
                .limit(limit)
                .toList());
    }

    private static Sequence at(Sequence s, long version) {
        return new Sequence(
                s.id(),
                s.name(),
                s.recipe(),
                s.recipients(),
                s.delivery(),
                s.status(),
                s.startAt(),
                s.createdAt(),
                version);
    }
}
