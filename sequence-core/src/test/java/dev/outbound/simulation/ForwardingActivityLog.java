package dev.outbound.simulation;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;

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
}
