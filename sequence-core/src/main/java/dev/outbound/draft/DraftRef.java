package dev.outbound.draft;

import dev.outbound.workspace.WorkspaceId;

/** A draft together with its workspace: what the generator works through, which serves all tenants. */
public record DraftRef(WorkspaceId workspace, Draft draft) {}
