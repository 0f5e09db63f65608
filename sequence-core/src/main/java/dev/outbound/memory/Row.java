package dev.outbound.memory;

import dev.outbound.workspace.WorkspaceId;

/** A value within its workspace. */
record Row<V>(WorkspaceId workspace, V value) {}
