package dev.outbound.sequence;

import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Store of sequences. Every method is scoped by workspace but for the three that feed the tick. */
public interface Sequences {

    /** Stores a new sequence at version 1, whatever version it carries. */
    void add(WorkspaceId workspace, Sequence sequence);

    Optional<Sequence> find(WorkspaceId workspace, SequenceId id);

    /** Reads it and keeps others from changing or sharing it until the transaction ends. */
    Optional<Sequence> lock(WorkspaceId workspace, SequenceId id);

    /**
     * Reads those of the sequences that exist and keeps others from changing (not from sharing) them until the
     * transaction ends. Locked in ascending order of id.
     */
    Map<SequenceId, Sequence> share(WorkspaceId workspace, Collection<SequenceId> ids);

    /**
     * Stores the change and raises the version by one.
     *
     * @throws StaleWriteException if the stored version is another
     */
    void save(WorkspaceId workspace, Sequence sequence);

    /** Newest first. */
    Page<Sequence> page(WorkspaceId workspace, PageRequest page);

    /** SCHEDULED sequences whose start has come, of any workspace. */
    List<SequenceRef> startingBy(Instant now, int limit);

    /** GENERATING sequences without a draft that is still to be written, of any workspace. */
    List<SequenceRef> written(int limit);

    /** RUNNING or PAUSED sequences without an enrollment that is still on the way, of any workspace. */
    List<SequenceRef> quiet(int limit);
}
