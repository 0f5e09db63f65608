package dev.outbound.memory;

import dev.outbound.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** An id within its workspace. */
record Key<K>(WorkspaceId workspace, K id) {

    // Written out because every look-up of the storage comes by here, and what a record makes of itself is slower.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key<?> key && id.equals(key.id) && workspace.equals(key.workspace);
    }

    @Override
    public int hashCode() {
        return 31 * workspace.hashCode() + id.hashCode();
    }
}
