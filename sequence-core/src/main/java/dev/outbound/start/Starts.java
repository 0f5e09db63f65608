package dev.outbound.start;

import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Store of starts by one call. */
public interface Starts {

    /**
     * Stores a new start.
     *
     * @return false if the workspace has one of that key; of several callers at once, one is told true
     */
    boolean add(WorkspaceId workspace, Start start);

    Optional<Start> find(WorkspaceId workspace, String key);

    /** The starts of these sequences; sequences made otherwise have none. */
    List<Start> ofSequences(WorkspaceId workspace, Collection<SequenceId> sequences);

    /** Waiting starts of any workspace whose sequence is in review, oldest first. */
    List<StartRef> ready(int limit);

    /** The start does not wait any more. */
    void settle(WorkspaceId workspace, String key);
}
