package dev.outbound.memory;

import dev.outbound.workspace.WorkspaceId;

/** An id within its workspace. */
record Key<K>(WorkspaceId workspace, K id) {}
