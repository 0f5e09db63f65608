package dev.outbound.memory;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Subject;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    @Override
    public void redact(WorkspaceId workspace, ContactId contact) {
        memory.run(() -> {
            List<Activity> log = logs.getOrDefault(workspace, List.of());
            for (int i = 0; i < log.size(); i++) {
                int place = i;
                Activity old = log.get(i);
                if (old.subject().contact().filter(contact::equals).isPresent()) {
                    log.set(place, old.redacted());
                    memory.undo(() -> log.set(place, old));
                    outbox.redact(old.id());
                }
            }
        });
    }

    @Override
    public List<Answers> answers(WorkspaceId workspace, SequenceId sequence) {
        return memory.inTransaction(() -> {
            Map<Answers, Set<EnrollmentId>> contacts = new LinkedHashMap<>();
            for (Activity one : logs.getOrDefault(workspace, List.of())) {
                Subject subject = one.subject();
                if (one.type().isAnswer()
                        && subject.sequence().filter(sequence::equals).isPresent()
                        && subject.position().isPresent()) {
                    contacts.computeIfAbsent(
                                    new Answers(one.type(), subject.position().get(), 0), key -> new HashSet<>())
                            .addAll(subject.enrollment().stream().toList());
                }
            }
            return contacts.entrySet().stream()
                    .map(entry -> new Answers(
                            entry.getKey().type(),
                            entry.getKey().position(),
                            entry.getValue().size()))
                    .toList();
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
