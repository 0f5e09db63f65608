package dev.outbound.channels.email;

import dev.outbound.channels.calls.CallTask;
import dev.outbound.channels.calls.CallTasks;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A list of calls that cannot be reached, and says for whom. */
final class SpeakingTasks implements CallTasks {

    @Override
    public void add(CallTask task) {
        throw CanaryHost.failure(task.to().value());
    }

    @Override
    public Optional<CallTask> find(WorkspaceId workspace, UUID id) {
        throw CanaryHost.failure(Canaries.PHONE);
    }

    @Override
    public List<CallTask> open(WorkspaceId workspace, int limit) {
        return List.of();
    }

    @Override
    public boolean complete(WorkspaceId workspace, UUID id, CallTask.Result result) {
        return false;
    }
}
