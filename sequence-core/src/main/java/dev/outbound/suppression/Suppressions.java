package dev.outbound.suppression;

import dev.outbound.address.AddressKey;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Store of suppressed addresses. Besides the entries it keeps one gate row per address that was ever asked about in
 * earnest: {@link #lock} and the writers meet on that row, so that a suppression which was committed first is always seen
 * by a send that comes after it.
 */
public interface Suppressions {

    /**
     * Closes the gate and adds the entry.
     *
     * @return false if there was one already, which is kept as it is
     */
    boolean add(WorkspaceId workspace, Suppression suppression);

    Optional<Suppression> find(WorkspaceId workspace, AddressKey address);

    /**
     * Opens the gate and removes the entry.
     *
     * @return false if there was none
     */
    boolean remove(WorkspaceId workspace, AddressKey address);

    /** Those of the addresses that are suppressed now. */
    Set<AddressKey> suppressed(WorkspaceId workspace, Collection<AddressKey> addresses);

    /**
     * As {@link #suppressed}, on locked gate rows, made where there were none: nobody suppresses or releases any of the
     * addresses until the transaction ends. Locked in ascending order of kind and value.
     */
    Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses);

    /**
     * Forgets an address: afterwards no row holds it, and its entry, if it has one, stands under the pseudonym without its
     * note. Holds the gate of the address. Doing it again changes nothing.
     *
     * @return whether there was an entry under the address
     */
    boolean forget(WorkspaceId workspace, AddressKey address, AddressKey pseudonym);

    /** Newest first; only addresses that contain the text, if one is given. */
    Page<Suppression> page(WorkspaceId workspace, Optional<String> containing, PageRequest page);
}
