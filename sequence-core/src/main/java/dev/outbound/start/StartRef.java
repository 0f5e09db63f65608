package dev.outbound.start;

import dev.outbound.workspace.WorkspaceId;

/** A start of some workspace. */
public record StartRef(WorkspaceId workspace, Start start) {}
