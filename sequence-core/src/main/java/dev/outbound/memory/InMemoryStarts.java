package dev.outbound.memory;

import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.start.Start;
import dev.outbound.start.StartRef;
import dev.outbound.start.Starts;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class InMemoryStarts implements Starts {

    private final Memory memory;
    private final InMemorySequences sequences;
    private final Due<String, Start> waiting =
            new Due<>(start -> Optional.of(start.at()).filter(at -> start.waiting()), Start::key);
    private final Group<SequenceId, String, Start> bySequence =
            new Group<>(start -> List.of(start.sequence()), Start::key);
    private final Table<String, Start> table;

    InMemoryStarts(Memory memory, InMemorySequences sequences) {
        this.memory = memory;
        this.sequences = sequences;
        this.table = new Table<>(memory, Start::key, List.of(waiting, bySequence));
    }

    @Override
    public boolean add(WorkspaceId workspace, Start start) {
        return memory.inTransaction(() -> {
            boolean free = table.find(workspace, start.key()).isEmpty();
            if (free) {
                table.add(workspace, start);
            }
            return free;
        });
    }

    @Override
    public Optional<Start> find(WorkspaceId workspace, String key) {
        return memory.inTransaction(() -> table.find(workspace, key));
    }

    @Override
    public List<Start> ofSequences(WorkspaceId workspace, Collection<SequenceId> ids) {
        return memory.inTransaction(() -> bySequence.ofAll(workspace, ids));
    }

    @Override
    public List<StartRef> ready(int limit) {
        return memory.inTransaction(() -> waiting.until(Instant.MAX)
                .filter(row -> isInReview(row.workspace(), row.value().sequence()))
                .limit(limit)
                .map(row -> new StartRef(row.workspace(), row.value()))
                .toList());
    }

    @Override
    public void settle(WorkspaceId workspace, String key) {
        memory.run(() -> table.find(workspace, key).ifPresent(start -> table.put(workspace, start.settled())));
    }

    private boolean isInReview(WorkspaceId workspace, SequenceId id) {
        return sequences
                .find(workspace, id)
                .filter(sequence -> sequence.status() == SequenceStatus.IN_REVIEW)
                .isPresent();
    }
}
