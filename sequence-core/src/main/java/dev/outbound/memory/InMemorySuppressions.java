package dev.outbound.memory;

import dev.outbound.address.AddressKey;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.Suppressions;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Needs no gate rows: the lock of the storage is the gate. */
final class InMemorySuppressions implements Suppressions {

    private final Memory memory;
    private final Table<AddressKey, Suppression> table;

    InMemorySuppressions(Memory memory) {
        this.memory = memory;
        this.table = new Table<>(memory, Suppression::address, List.of());
    }

    @Override
    public boolean add(WorkspaceId workspace, Suppression suppression) {
        return memory.inTransaction(() -> {
            boolean isNew = table.find(workspace, suppression.address()).isEmpty();
            if (isNew) {
                table.add(workspace, suppression);
            }
            return isNew;
        });
    }

    @Override
    public Optional<Suppression> find(WorkspaceId workspace, AddressKey address) {
        return memory.inTransaction(() -> table.find(workspace, address));
    }

    @Override
    public boolean remove(WorkspaceId workspace, AddressKey address) {
        return memory.inTransaction(() -> table.remove(workspace, address));
    }

    @Override
    public Set<AddressKey> suppressed(WorkspaceId workspace, Collection<AddressKey> addresses) {
        return memory.inTransaction(() -> {
            Set<AddressKey> found = new TreeSet<>(addresses);
            found.removeIf(address -> table.find(workspace, address).isEmpty());
            return found;
        });
    }

    @Override
    public Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses) {
        return suppressed(workspace, addresses);
    }

    @Override
    public boolean forget(WorkspaceId workspace, AddressKey address, AddressKey pseudonym) {
        return memory.inTransaction(() -> {
            Optional<Suppression> entry = table.find(workspace, address);
            entry.ifPresent(one -> {
                table.remove(workspace, address);
                if (table.find(workspace, pseudonym).isEmpty()) {
                    table.add(workspace, one.under(pseudonym));
                }
            });
            return entry.isPresent();
        });
    }

    @Override
    public Page<Suppression> page(WorkspaceId workspace, Optional<String> containing, PageRequest page) {
        String text = containing.orElse("").toLowerCase(Locale.ROOT);
        return memory.inTransaction(() -> Pages.descending(
                table.of(workspace).stream()
                        .filter(suppression -> suppression.address().value().contains(text))
                        .toList(),
                suppression -> Pages.cursor(
                        suppression.createdAt(),
                        suppression.address().kind() + ":"
                                + suppression.address().value()),
                page));
    }
}
