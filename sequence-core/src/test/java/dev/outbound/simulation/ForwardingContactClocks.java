package dev.outbound.simulation;

import dev.outbound.contact.ContactId;
import dev.outbound.touch.ContactClocks;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingContactClocks implements ContactClocks {

    final ContactClocks inner;

    ForwardingContactClocks(ContactClocks inner) {
        this.inner = inner;
    }

    @Override
    public Map<ContactId, Optional<Instant>> lock(WorkspaceId workspace, Collection<ContactId> contacts) {
        return inner.lock(workspace, contacts);
    }

    @Override
    public void set(WorkspaceId workspace, Map<ContactId, Optional<Instant>> clocks) {
        inner.set(workspace, clocks);
    }
}
