package dev.outbound.simulation;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.contact.ContactId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingActivityLog implements ActivityLog {

    final ActivityLog inner;

    ForwardingActivityLog(ActivityLog inner) {
        this.inner = inner;
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Activity> activities) {
        inner.append(workspace, activities);
    }

    @Override
    public Page<Activity> page(WorkspaceId workspace, Filter filter, PageRequest page) {
        return inner.page(workspace, filter, page);
    }

    @Override
    public void redact(WorkspaceId workspace, ContactId contact) {
        inner.redact(workspace, contact);
    }

    @Override
    public List<Answers> answers(WorkspaceId workspace, SequenceId sequence) {
        return inner.answers(workspace, sequence);
    }
}
