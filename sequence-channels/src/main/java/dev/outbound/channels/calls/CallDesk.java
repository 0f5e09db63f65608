package dev.outbound.channels.calls;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.Channel;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.inbound.StatusReport;
import dev.outbound.suppression.Suppression;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where people work off the calls. Safe for use by many threads. */
public final class CallDesk {

    private static final int MOST = 1_000;

    private final CallTasks tasks;
    private final SequenceEngine engine;
    private final Clock clock;

    public CallDesk(CallTasks tasks, SequenceEngine engine, Clock clock) {
        this.tasks = tasks;
        this.engine = engine;
        this.clock = clock;
    }

    /** The calls to make, oldest first, at most a thousand. Who has opted out since is not among them. */
    public List<CallTask> open(WorkspaceId workspace) {
        Workspace there = engine.workspace(workspace, Actor.SYSTEM);
        return tasks.open(workspace, MOST).stream()
                .filter(task -> !there.suppressions().isSuppressed(task.to().key()))
                .toList();
    }

    /**
     * Reports how a call went. The engine is told first and the task completed last, so that nothing a contact asked for is lost
     * in between; told twice it has its effects once.
     *
     * @throws NotFoundException if there is no such task
     * @throws SequenceException ALREADY_ENDED if it was completed otherwise before
     */
    public void complete(WorkspaceId workspace, UUID id, Disposition disposition, Actor by) {
        CallTask task = tasks.find(workspace, id).orElseThrow(() -> new NotFoundException("call task", id));
        if (isDone(task, disposition)) {
            return;
        }
        engine.inbound()
                .status(
                        workspace,
                        new StatusReport(
                                Channel.VOICE,
                                Optional.of(id),
                                providerId(id),
                                disposition.status(),
                                Optional.of(disposition.name())));
        suppress(task, disposition, by);
        if (!tasks.complete(workspace, id, new CallTask.Result(disposition, by, clock.instant()))) {
            tasks.find(workspace, id).ifPresent(now -> isDone(now, disposition));
        }
    }

    private static boolean isDone(CallTask task, Disposition disposition) {
        Optional<Disposition> before = task.result().map(CallTask.Result::disposition);
        if (before.isPresent() && before.get() != disposition) {
            throw new SequenceException(
                    ErrorCode.ALREADY_ENDED,
                    "call task " + task.id() + " was completed with " + before.get() + ", not " + disposition);
        }
        return before.isPresent();
    }

    private void suppress(CallTask task, Disposition disposition, Actor by) {
        var suppressions = engine.workspace(task.workspace(), by).suppressions();
        if (disposition == Disposition.DO_NOT_CALL) {
            // Said to a person it counts as if a key had been pressed, and also where keys do not count.
            engine.inbound().keypressOptOut(task.workspace(), Optional.of(task.id()), providerId(task.id()));
            suppressions.add(task.to().key(), Suppression.Source.REPLY_REQUEST, "said in a call", Optional.empty());
        } else if (disposition == Disposition.WRONG_NUMBER) {
            suppressions.add(task.to().key(), Suppression.Source.MANUAL, "wrong number", Optional.empty());
        }
    }

    /** What the engine knows a task by. */
    static String providerId(UUID id) {
        return "task-" + id;
    }
}
