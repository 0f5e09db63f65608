package dev.outbound.touch;

import dev.outbound.workspace.WorkspaceId;

/** A touch together with its workspace: what the tick works through, which serves all tenants. */
public record TouchRef(WorkspaceId workspace, Touch touch) {}
