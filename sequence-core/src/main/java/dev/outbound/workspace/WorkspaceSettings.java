package dev.outbound.workspace;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * What the library must know of a tenant. Supplied by the host, read anew for every use, never stored.
 *
 * @param zone the zone of the workspace's people: windows are read in it where the contact's own zone is not used
 * @param blackoutDates local dates on which no text or call goes out, and no mail either where weekends are skipped
 */
public record WorkspaceSettings(
        WorkspaceId id,
        ZoneId zone,
        SendingDomain domain,
        Identity identity,
        Numbers numbers,
        Set<LocalDate> blackoutDates) {

    public WorkspaceSettings {
        blackoutDates = Set.copyOf(blackoutDates);
    }

    public WorkspaceSettings withDomain(SendingDomain next) {
        return new WorkspaceSettings(id, zone, next, identity, numbers, blackoutDates);
    }

    public WorkspaceSettings withNumbers(Numbers next) {
        return new WorkspaceSettings(id, zone, domain, identity, next, blackoutDates);
    }

    public WorkspaceSettings withIdentity(Identity next) {
        return new WorkspaceSettings(id, zone, domain, next, numbers, blackoutDates);
    }

    public WorkspaceSettings withBlackoutDates(Set<LocalDate> next) {
        return new WorkspaceSettings(id, zone, domain, identity, numbers, next);
    }
}
