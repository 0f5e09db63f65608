package dev.outbound.memory;

import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Sequences;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemorySequences implements Sequences {

    private final Memory memory;
    private final InMemoryEnrollments enrollments;
    private final InMemoryDrafts drafts;
    private final Due<SequenceId, Sequence> starting = new Due<>(
            sequence -> sequence.startAt().filter(at -> sequence.status() == SequenceStatus.SCHEDULED), Sequence::id);
    private final Table<SequenceId, Sequence> table;
    private final Versioned<SequenceId, Sequence> rows;

    InMemorySequences(Memory memory, InMemoryEnrollments enrollments, InMemoryDrafts drafts) {
        this.memory = memory;
        this.enrollments = enrollments;
        this.drafts = drafts;
        this.table = new Table<>(memory, Sequence::id, List.of(starting));
        this.rows = new Versioned<>("sequence", table, Sequence::id, Sequence::version, Versions::at);
    }

    @Override
    public void add(WorkspaceId workspace, Sequence sequence) {
        memory.run(() -> rows.add(workspace, sequence));
    }

    @Override
    public Optional<Sequence> find(WorkspaceId workspace, SequenceId id) {
        return memory.inTransaction(() -> table.find(workspace, id));
    }

    @Override
    public Optional<Sequence> lock(WorkspaceId workspace, SequenceId id) {
        return find(workspace, id);
    }

    @Override
    public Map<SequenceId, Sequence> share(WorkspaceId workspace, Collection<SequenceId> ids) {
        return memory.inTransaction(() -> {
            Map<SequenceId, Sequence> found = new LinkedHashMap<>();
            table.findAll(workspace, ids).forEach(sequence -> found.put(sequence.id(), sequence));
            return found;
        });
    }

    @Override
    public void save(WorkspaceId workspace, Sequence sequence) {
        memory.run(() -> rows.save(workspace, sequence));
    }

    @Override
    public Page<Sequence> page(WorkspaceId workspace, PageRequest page) {
        return memory.inTransaction(() -> Pages.descending(
                table.of(workspace), sequence -> Pages.cursor(sequence.createdAt(), sequence.id()), page));
    }

    @Override
    public List<SequenceRef> startingBy(Instant now, int limit) {
        return memory.inTransaction(
                () -> starting.until(now).map(this::ref).limit(limit).toList());
    }

    @Override
    public List<SequenceRef> written(int limit) {
        return refs(
                limit,
                row -> row.value().status() == SequenceStatus.GENERATING
                        && !drafts.anyToWrite(row.workspace(), row.value().id()));
    }

    @Override
    public List<SequenceRef> quiet(int limit) {
        return refs(
                limit,
                row -> (row.value().status() == SequenceStatus.RUNNING
                                || row.value().status() == SequenceStatus.PAUSED)
                        && !enrollments.anyUnderWay(row.workspace(), row.value().id()));
    }

    private List<SequenceRef> refs(int limit, Predicate<Row<Sequence>> wanted) {
        return memory.inTransaction(() -> {
            List<Row<Sequence>> found = new ArrayList<>();
            for (Row<Sequence> row : table.rows()) {
                if (wanted.test(row)) {
                    found.add(row);
                }
            }
            if (found.isEmpty()) {
                return List.of();
            }
            found.sort(Comparator.comparing(row -> row.value().id()));
            return found.stream().limit(limit).map(this::ref).toList();
        });
    }

    private SequenceRef ref(Row<Sequence> row) {
        return new SequenceRef(row.workspace(), row.value().id());
    }
}
