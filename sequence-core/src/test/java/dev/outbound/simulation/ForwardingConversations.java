package dev.outbound.simulation;

import dev.outbound.conversation.Conversations;
import dev.outbound.conversation.Message;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingConversations implements Conversations {

    final Conversations inner;

    ForwardingConversations(Conversations inner) {
        this.inner = inner;
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Message> messages) {
        inner.append(workspace, messages);
    }

    @Override
    public List<Message> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return inner.ofEnrollments(workspace, enrollments);
    }

    @Override
    public Page<Message> inbox(WorkspaceId workspace, PageRequest page) {
        return inner.inbox(workspace, page);
    }

    @Override
    public boolean firstSeen(WorkspaceId workspace, String source, String providerId, Instant now) {
        return inner.firstSeen(workspace, source, providerId, now);
    }

    @Override
    public void redact(WorkspaceId workspace, Collection<EnrollmentId> enrollments, String by) {
        inner.redact(workspace, enrollments, by);
    }
}
