package dev.outbound.touch;

import dev.outbound.contact.ContactId;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Store of when each contact was last written to, over all sequences and channels: one row per contact, which is also the
 * lock that lets only one of two dispatchers pass the throttle.
 */
public interface ContactClocks {

    /**
     * Reads and locks the clocks of these contacts in ascending order, making rows for those without. A contact never
     * written to has an empty clock.
     */
    Map<ContactId, Optional<Instant>> lock(WorkspaceId workspace, Collection<ContactId> contacts);

    /** Sets clocks that are locked. */
    void set(WorkspaceId workspace, Map<ContactId, Optional<Instant>> clocks);
}
