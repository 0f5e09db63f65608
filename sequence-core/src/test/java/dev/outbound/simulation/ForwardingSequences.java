package dev.outbound.simulation;

import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.Sequences;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingSequences implements Sequences {

    final Sequences inner;

    ForwardingSequences(Sequences inner) {
        this.inner = inner;
    }

    @Override
    public void add(WorkspaceId workspace, Sequence sequence) {
        inner.add(workspace, sequence);
    }

    @Override
    public Optional<Sequence> find(WorkspaceId workspace, SequenceId id) {
        return inner.find(workspace, id);
    }

    @Override
    public Optional<Sequence> lock(WorkspaceId workspace, SequenceId id) {
        return inner.lock(workspace, id);
    }

    @Override
    public Map<SequenceId, Sequence> share(WorkspaceId workspace, Collection<SequenceId> ids) {
        return inner.share(workspace, ids);
    }

    @Override
    public void save(WorkspaceId workspace, Sequence sequence) {
        inner.save(workspace, sequence);
    }

    @Override
    public Page<Sequence> page(WorkspaceId workspace, PageRequest page) {
        return inner.page(workspace, page);
    }

    @Override
    public List<SequenceRef> startingBy(Instant now, int limit) {
        return inner.startingBy(now, limit);
    }

    @Override
    public List<SequenceRef> written(int limit) {
        return inner.written(limit);
    }

    @Override
    public List<SequenceRef> quiet(int limit) {
        return inner.quiet(limit);
    }
}
