package dev.outbound.memory;

import dev.outbound.address.AddressKey;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.Suppressions;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class InMemorySuppressions implements Suppressions {

    private final Ledger ledger;
    private final Keyed<AddressKey, Suppression> rows;

    InMemorySuppressions(Ledger ledger) {
        this.ledger = ledger;
        this.rows = new Keyed<>(ledger, "suppression", Suppression::address, s -> 0);
    }

    @Override
    public boolean add(WorkspaceId workspace, Suppression suppression) {
        return ledger.inTransaction(() -> {
            if (rows.find(workspace, suppression.address()).isPresent()) {
                return false;
            }
            rows.put(workspace, suppression);
            return true;
        });
    }

    @Override
    public Optional<Suppression> find(WorkspaceId workspace, AddressKey address) {
        return ledger.inTransaction(() -> rows.find(workspace, address));
    }

    @Override
    public boolean remove(WorkspaceId workspace, AddressKey address) {
        return ledger.inTransaction(() -> rows.remove(workspace, address));
    }

    @Override
    public Set<AddressKey> suppressed(WorkspaceId workspace, Collection<AddressKey> addresses) {
        return ledger.inTransaction(() -> rows.findAll(workspace, addresses).stream()
                .map(Suppression::address)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses) {
        return suppressed(workspace, addresses);
    }

    @Override
    public Page<Suppression> page(WorkspaceId workspace, Optional<String> containing, PageRequest page) {
        return ledger.inTransaction(() -> Page.of(
                rows.of(workspace)
                        .filter(s -> containing
                                .filter(t -> !s.address().value().contains(t.toLowerCase(Locale.ROOT)))
                                .isEmpty())
                        .sorted(Comparator.comparing(InMemorySuppressions::cursor)
                                .reversed())
                        .filter(s -> page.after()
                                .filter(a -> cursor(s).compareTo(a) >= 0)
                                .isEmpty())
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                InMemorySuppressions::cursor));
    }

    private static String cursor(Suppression s) {
        return "%020d %s %s"
                .formatted(
                        s.createdAt().toEpochMilli(),
                        s.address().kind(),
                        s.address().value());
    }
}
