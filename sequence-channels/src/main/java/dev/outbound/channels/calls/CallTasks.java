package dev.outbound.channels.calls;

import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: the host's tasks. A CRM has tasks already, with owners, reminders and a page to work them off; a second list beside
 * it would be in the way. Called outside transactions, by several threads at once.
 */
public interface CallTasks {

    /** Keeps an open task. One with its id that is there already stays as it is. */
    void add(CallTask task);

    Optional<CallTask> find(WorkspaceId workspace, UUID id);

    /** The open tasks, oldest first. */
    List<CallTask> open(WorkspaceId workspace, int limit);

    /**
     * Completes an open task. Of any number of callers at once one does.
     *
     * @return false if it is not there, or not open any more
     */
    boolean complete(WorkspaceId workspace, UUID id, CallTask.Result result);
}
