package dev.outbound.channels.calls;

import dev.outbound.address.PhoneNumber;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call that a person is to make. The engine gave it out within the calling hours of the contact; a host that lets it lie
 * keeps to them itself.
 *
 * @param id of the attempt; unique
 * @param touch the step it carries out
 * @param script what was approved to be said
 * @param result how it went; empty while it is open
 */
public record CallTask(
        WorkspaceId workspace,
        UUID id,
        TouchId touch,
        PhoneNumber to,
        String script,
        Instant createdAt,
        Optional<Result> result) {

    /** How a call went, as the person says. */
    public record Result(Disposition disposition, Actor by, Instant at) {}

    public boolean isOpen() {
        return result.isEmpty();
    }

    public CallTask completed(Result how) {
        return new CallTask(workspace, id, touch, to, script, createdAt, Optional.of(how));
    }

    @Override
    public String toString() {
        return "CallTask[" + id + ", " + (isOpen() ? "open" : "completed") + "]";
    }
}
