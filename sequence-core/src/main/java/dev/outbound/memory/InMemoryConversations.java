package dev.outbound.memory;

import dev.outbound.conversation.Conversations;
import dev.outbound.conversation.Message;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

final class InMemoryConversations implements Conversations {

    private final Memory memory;
    private final Group<EnrollmentId, UUID, Message> byEnrollment =
            new Group<>(message -> List.of(message.enrollment()), Message::id);
    private final Table<UUID, Message> messages;
    private final Table<Seen, Seen> seen;

    InMemoryConversations(Memory memory) {
        this.memory = memory;
        this.messages = new Table<>(memory, Message::id, List.of(byEnrollment));
        this.seen = new Table<>(memory, one -> one, List.of());
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Message> appended) {
        memory.run(() -> appended.forEach(message -> messages.add(workspace, message)));
    }

    @Override
    public List<Message> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return memory.inTransaction(() -> byEnrollment.ofAll(workspace, enrollments).stream()
                .sorted(Comparator.comparing(Message::enrollment)
                        .thenComparing(Message::at)
                        .thenComparing(Message::id))
                .toList());
    }

    @Override
    public void redact(WorkspaceId workspace, Collection<EnrollmentId> enrollments, String by) {
        memory.run(() -> byEnrollment
                .ofAll(workspace, enrollments)
                .forEach(message -> messages.put(workspace, message.redacted(by))));
    }

    @Override
    public Page<Message> inbox(WorkspaceId workspace, PageRequest page) {
        return memory.inTransaction(() -> Pages.descending(
                messages.of(workspace).stream()
                        .filter(message -> message.direction() == Message.Direction.INBOUND)
                        .toList(),
                message -> Pages.cursor(message.at(), message.id()),
                page));
    }

    @Override
    public boolean firstSeen(WorkspaceId workspace, String source, String providerId, Instant now) {
        Seen key = new Seen(source, providerId);
        return memory.inTransaction(() -> {
            boolean first = seen.find(workspace, key).isEmpty();
            if (first) {
                seen.add(workspace, key);
            }
            return first;
        });
    }

    private record Seen(String source, String providerId) {}
}
