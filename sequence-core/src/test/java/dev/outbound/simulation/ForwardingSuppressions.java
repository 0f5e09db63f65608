package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.Suppressions;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingSuppressions implements Suppressions {

    final Suppressions inner;

    ForwardingSuppressions(Suppressions inner) {
        this.inner = inner;
    }

    @Override
    public boolean add(WorkspaceId workspace, Suppression suppression) {
        return inner.add(workspace, suppression);
    }

    @Override
    public Optional<Suppression> find(WorkspaceId workspace, AddressKey address) {
        return inner.find(workspace, address);
    }

    @Override
    public boolean remove(WorkspaceId workspace, AddressKey address) {
        return inner.remove(workspace, address);
    }

    @Override
    public Set<AddressKey> suppressed(WorkspaceId workspace, Collection<AddressKey> addresses) {
        return inner.suppressed(workspace, addresses);
    }

    @Override
    public Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses) {
        return inner.lock(workspace, addresses);
    }

    @Override
    public Page<Suppression> page(WorkspaceId workspace, Optional<String> containing, PageRequest page) {
        return inner.page(workspace, containing, page);
    }

    @Override
    public boolean forget(WorkspaceId workspace, AddressKey address, AddressKey pseudonym) {
        return inner.forget(workspace, address, pseudonym);
    }
}
