package dev.outbound.workspace;

import java.util.HashMap;
import java.util.Optional;

/**
 * Port, implemented by the host: the settings of each tenant. Called often and outside transactions, by many threads; an
 * exception defers work and loses nothing.
 */
@FunctionalInterface
public interface Workspaces {

    /** Empty if there is no such tenant. */
    Optional<WorkspaceSettings> settings(WorkspaceId id);

    /** A host with exactly these tenants. */
    static Workspaces fixed(WorkspaceSettings... all) {
        var byId = new HashMap<WorkspaceId, WorkspaceSettings>();
        for (WorkspaceSettings settings : all) {
            byId.put(settings.id(), settings);
        }
        return id -> Optional.ofNullable(byId.get(id));
    }
}
