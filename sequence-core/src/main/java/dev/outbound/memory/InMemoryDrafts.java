package dev.outbound.memory;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftRef;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import dev.outbound.draft.Revision;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

final class InMemoryDrafts implements Drafts {

    private final Memory memory;
    private final Group<EnrollmentId, Integer, Draft> byEnrollment =
            new Group<>(draft -> List.of(draft.enrollment()), Draft::position);
    private final Group<SequenceId, DraftId, Draft> bySequence =
            new Group<>(draft -> List.of(draft.sequence()), Draft::id);
    private final Group<SequenceId, DraftId, Draft> toWrite =
            new Group<>(draft -> draft.status().isSettled() ? List.of() : List.of(draft.sequence()), Draft::id);
    private final Due<DraftId, Draft> queued = waking(DraftStatus.QUEUED);
    private final Due<DraftId, Draft> generating = waking(DraftStatus.GENERATING);
    private final Table<DraftId, Draft> table;
    private final Versioned<DraftId, Draft> rows;
    private final Group<DraftId, Long, Revision> revisions =
            new Group<>(revision -> List.of(revision.draft()), Revision::version);
    private final Table<Past, Revision> history;

    private record Past(DraftId draft, long version) {}

    InMemoryDrafts(Memory memory) {
        this.memory = memory;
        this.table = new Table<>(memory, Draft::id, List.of(byEnrollment, bySequence, toWrite, queued, generating));
        this.rows = new Versioned<>("draft", table, Draft::id, Draft::version, Versions::at);
        this.history = new Table<>(memory, r -> new Past(r.draft(), r.version()), List.of(revisions));
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Draft> drafts) {
        memory.run(() -> drafts.forEach(draft -> {
            if (byEnrollment.of(workspace, draft.enrollment()).containsKey(draft.position())) {
                throw new IllegalStateException(
                        "enrollment " + draft.enrollment() + " has a draft of step " + draft.position());
            }
            rows.add(workspace, draft);
        }));
    }

    @Override
    public Optional<Draft> find(WorkspaceId workspace, DraftId id) {
        return memory.inTransaction(() -> table.find(workspace, id));
    }

    @Override
    public List<Draft> findAll(WorkspaceId workspace, Collection<DraftId> ids) {
        return memory.inTransaction(() -> table.findAll(workspace, ids));
    }

    @Override
    public List<Draft> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return memory.inTransaction(() -> byEnrollment.ofAll(workspace, enrollments));
    }

    @Override
    public List<Draft> withoutWords(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return ofEnrollments(workspace, enrollments).stream()
                .map(Draft::withoutWords)
                .toList();
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Draft> drafts) {
        memory.run(() -> drafts.forEach(draft -> rows.save(workspace, draft)));
    }

    @Override
    public List<DraftRef> claimQueued(Instant now, int limit, Instant leaseEnd) {
        return memory.inTransaction(() -> queued.until(now).filter(this::isNext).limit(limit).toList().stream()
                .map(row -> new DraftRef(
                        row.workspace(), rows.save(row.workspace(), row.value().generating(leaseEnd))))
                .toList());
    }

    @Override
    public List<DraftRef> abandoned(Instant now, int limit) {
        return memory.inTransaction(() -> generating
                .until(now)
                .limit(limit)
                .map(row -> new DraftRef(row.workspace(), row.value()))
                .toList());
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return memory.inTransaction(() -> {
            Map<Count, Integer> counts = new LinkedHashMap<>();
            bySequence
                    .of(workspace, sequence)
                    .values()
                    .forEach(draft -> counts.merge(new Count(draft.position(), draft.status(), 0), 1, Integer::sum));
            return counts.entrySet().stream()
                    .map(entry ->
                            new Count(entry.getKey().position(), entry.getKey().status(), entry.getValue()))
                    .toList();
        });
    }

    @Override
    public Page<EnrollmentId> enrollments(
            WorkspaceId workspace,
            SequenceId sequence,
            Set<DraftStatus> states,
            Optional<Integer> position,
            PageRequest page) {
        return memory.inTransaction(() -> Pages.ascending(
                bySequence.of(workspace, sequence).values().stream()
                        .filter(draft -> states.contains(draft.status())
                                && position.filter(p -> p != draft.position()).isEmpty())
                        .map(Draft::enrollment)
                        .collect(Collectors.toCollection(TreeSet::new)),
                EnrollmentId::toString,
                page));
    }

    @Override
    public void keep(WorkspaceId workspace, Collection<Revision> revisions) {
        memory.run(() -> revisions.forEach(revision -> history.add(workspace, revision)));
    }

    @Override
    public List<Revision> history(WorkspaceId workspace, DraftId draft) {
        return memory.inTransaction(
                () -> List.copyOf(revisions.of(workspace, draft).descendingMap().values()));
    }

    @Override
    public void forgetHistory(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        memory.run(() -> byEnrollment.ofAll(workspace, enrollments).forEach(draft -> forget(workspace, draft.id())));
    }

    private void forget(WorkspaceId workspace, DraftId draft) {
        List.copyOf(revisions.of(workspace, draft).keySet())
                .forEach(version -> history.remove(workspace, new Past(draft, version)));
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        memory.run(
                () -> List.copyOf(bySequence.of(workspace, sequence).keySet()).forEach(id -> {
                    forget(workspace, id);
                    table.remove(workspace, id);
                }));
    }

    boolean anyToWrite(WorkspaceId workspace, SequenceId sequence) {
        return !toWrite.isEmpty(workspace, sequence);
    }

    private boolean isNext(Row<Draft> row) {
        return byEnrollment.of(row.workspace(), row.value().enrollment()).values().stream()
                .filter(draft -> !draft.status().isSettled())
                .findFirst()
                .filter(row.value()::equals)
                .isPresent();
    }

    private static Due<DraftId, Draft> waking(DraftStatus status) {
        return new Due<>(draft -> draft.writing().wakeAt().filter(at -> draft.status() == status), Draft::id);
    }
}
