package dev.outbound.channels.calls;

import dev.outbound.workspace.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tasks that end with the process: for tests and for trying things out. Safe for use by many threads. */
public final class InMemoryCallTasks implements CallTasks {

    private final Map<UUID, CallTask> tasks = new LinkedHashMap<>();

    @Override
    public synchronized void add(CallTask task) {
        tasks.putIfAbsent(task.id(), task);
    }

    @Override
    public synchronized Optional<CallTask> find(WorkspaceId workspace, UUID id) {
        return Optional.ofNullable(tasks.get(id))
                .filter(task -> task.workspace().equals(workspace));
    }

    @Override
    public synchronized List<CallTask> open(WorkspaceId workspace, int limit) {
        return tasks.values().stream()
                .filter(task -> task.isOpen() && task.workspace().equals(workspace))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean complete(WorkspaceId workspace, UUID id, CallTask.Result result) {
        Optional<CallTask> open = find(workspace, id).filter(CallTask::isOpen);
        open.ifPresent(task -> tasks.put(id, task.completed(result)));
        return open.isPresent();
    }
}
