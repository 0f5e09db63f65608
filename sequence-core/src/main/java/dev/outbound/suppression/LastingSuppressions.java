package dev.outbound.suppression;

import dev.outbound.address.AddressKey;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.store.Transactions;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The entries of a storage, found by address even after the address was forgotten. Whatever is asked of an address is
 * asked of its pseudonym too: in the same query where nothing is locked, in one more where the gates are. The gate of the
 * address serialises both, so an entry is never missed in the moment in which it moves.
 */
public final class LastingSuppressions implements Suppressions {

    private final Suppressions stored;
    private final Transactions transactions;
    private final Pseudonyms pseudonyms;

    public LastingSuppressions(Suppressions stored, Transactions transactions, Pseudonyms pseudonyms) {
        this.stored = stored;
        this.transactions = transactions;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public boolean add(WorkspaceId workspace, Suppression suppression) {
        AddressKey address = suppression.address();
        return transactions.inTransaction(
                () -> !lock(workspace, List.of(address)).contains(address) && stored.add(workspace, suppression));
    }

    /** An entry of a forgotten address comes back with the address that was asked for. */
    @Override
    public Optional<Suppression> find(WorkspaceId workspace, AddressKey address) {
        return stored.find(workspace, address)
                .or(() -> stored.find(workspace, pseudonyms.of(workspace, address))
                        .map(entry -> new Suppression(
                                address, entry.source(), entry.note(), entry.createdAt(), entry.createdBy())));
    }

    @Override
    public boolean remove(WorkspaceId workspace, AddressKey address) {
        return transactions.inTransaction(() -> {
            stored.lock(workspace, List.of(address));
            boolean plain = stored.remove(workspace, address);
            AddressKey pseudonym = pseudonyms.of(workspace, address);
            boolean forgotten = !pseudonym.equals(address)
                    && !stored.suppressed(workspace, List.of(pseudonym)).isEmpty();
            return (forgotten && stored.remove(workspace, pseudonym)) || plain;
        });
    }

    @Override
    public Set<AddressKey> suppressed(WorkspaceId workspace, Collection<AddressKey> addresses) {
        Set<AddressKey> asked = new HashSet<>(addresses);
        addresses.forEach(address -> asked.add(pseudonyms.of(workspace, address)));
        return among(workspace, addresses, stored.suppressed(workspace, asked));
    }

    @Override
    public Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses) {
        Set<AddressKey> found = new HashSet<>(stored.lock(workspace, addresses));
        List<AddressKey> open =
                addresses.stream().filter(address -> !found.contains(address)).toList();
        if (!open.isEmpty()) {
            found.addAll(stored.suppressed(
                    workspace,
                    open.stream().map(one -> pseudonyms.of(workspace, one)).toList()));
        }
        return among(workspace, addresses, found);
    }

    @Override
    public boolean forget(WorkspaceId workspace, AddressKey address, AddressKey pseudonym) {
        return stored.forget(workspace, address, pseudonym);
    }

    @Override
    public Page<Suppression> page(WorkspaceId workspace, Optional<String> containing, PageRequest page) {
        return stored.page(workspace, containing, page);
    }

    private Set<AddressKey> among(WorkspaceId workspace, Collection<AddressKey> asked, Set<AddressKey> found) {
        boolean anyForgotten = found.stream().anyMatch(Pseudonyms::isOne);
        Set<AddressKey> both = new TreeSet<>(asked);
        both.removeIf(address ->
                !found.contains(address) && !(anyForgotten && found.contains(pseudonyms.of(workspace, address))));
        return both;
    }
}
