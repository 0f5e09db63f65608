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
import java.util.Set;
import java.util.UUID;

final class InMemoryConversations implements Conversations {

    private final Ledger ledger;
    private final Keyed<UUID, Message> rows;
    private final Keyed<String, String> seen;

    InMemoryConversations(Ledger ledger) {
        this.ledger = ledger;
        this.rows = new Keyed<>(ledger, "message", Message::id, m -> 0);
        this.seen = new Keyed<>(ledger, "inbound", s -> s, s -> 0);
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Message> messages) {
        ledger.run(() -> messages.forEach(m -> rows.put(workspace, m)));
    }

    @Override
    public List<Message> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        Set<EnrollmentId> wanted = Set.copyOf(enrollments);
        return ledger.inTransaction(() -> rows.of(workspace)
                .filter(m -> wanted.contains(m.enrollment()))
                .sorted(Comparator.comparing(Message::enrollment)
                        .thenComparing(Message::at)
                        .thenComparing(Message::id))
                .toList());
    }

    @Override
    public Page<Message> inbox(WorkspaceId workspace, PageRequest page) {
        return ledger.inTransaction(() -> Page.of(
                rows.of(workspace)
                        .filter(m -> m.direction() == Message.Direction.INBOUND)
                        .sorted(Comparator.comparing(InMemoryConversations::cursor)
                                .reversed())
                        .filter(m -> page.after()
                                .filter(a -> cursor(m).compareTo(a) >= 0)
                                .isEmpty())
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                InMemoryConversations::cursor));
    }

    @Override
    public boolean firstSeen(WorkspaceId workspace, String source, String providerId, Instant now) {
        return ledger.inTransaction(() -> {
            String key = source + " " + providerId;
            if (seen.find(workspace, key).isPresent()) {
                return false;
            }
            seen.put(workspace, key);
            return true;
        });
    }

    private static String cursor(Message m) {
        return "%020d %s".formatted(m.at().toEpochMilli(), m.id());
    }
}
