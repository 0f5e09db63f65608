package dev.outbound.sequence;

import dev.outbound.workspace.WorkspaceId;

/** A sequence together with its workspace: what the tick works through, which serves all tenants. */
public record SequenceRef(WorkspaceId workspace, SequenceId id) {}
