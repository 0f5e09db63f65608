package dev.outbound.memory;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Subject;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class InMemoryActivityLog implements ActivityLog {

    private final Memory memory;
    private final InMemoryOutbox outbox;
    private final Map<WorkspaceId, List<Activity>> logs = new HashMap<>();

    InMemoryActivityLog(Memory memory, InMemoryOutbox outbox) {
        this.memory = memory;
        this.outbox = outbox;
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Activity> activities) {
        memory.run(() -> {
            List<Activity> log = logs.computeIfAbsent(workspace, id -> new ArrayList<>());
            for (Activity activity : activities) {
                log.add(activity);
                memory.undo(() -> log.remove(log.size() - 1));
                outbox.append(workspace, activity);
            }
        });
    }

    /** The cursor is the place in the log. */
    @Override
    public Page<Activity> page(WorkspaceId workspace, Filter filter, PageRequest page) {
        return memory.inTransaction(() -> {
            List<Activity> log = logs.getOrDefault(workspace, List.of());
            List<Integer> oneMore = new ArrayList<>();
            int end = page.after().map(InMemoryActivityLog::place).orElse(log.size());
            for (int i = Math.min(end, log.size()) - 1; i >= 0 && oneMore.size() <= page.limit(); i--) {
                if (concerns(log.get(i).subject(), filter)) {
                    oneMore.add(i);
                }
            }
            return Page.of(oneMore, page.limit(), String::valueOf).map(log::get);
        });
    }

    private static int place(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw new SequenceException(ErrorCode.INVALID_VALUE, "page cursor: not one that was given out");
        }
    }

    private static boolean concerns(Subject subject, Filter filter) {
        return (filter.sequence().isEmpty() || filter.sequence().equals(subject.sequence()))
                && (filter.enrollment().isEmpty() || filter.enrollment().equals(subject.enrollment()))
                && (filter.contact().isEmpty() || filter.contact().equals(subject.contact()));
    }
}
