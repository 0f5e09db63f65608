package dev.outbound.memory;

import dev.outbound.contact.ContactId;
import dev.outbound.touch.ContactClocks;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

final class InMemoryClocks implements ContactClocks {

    /** When a contact was last written to. */
    private record Row(ContactId contact, Optional<Instant> at) {}

    private final Ledger ledger;
    private final Keyed<ContactId, Row> rows;

    InMemoryClocks(Ledger ledger) {
        this.ledger = ledger;
        this.rows = new Keyed<>(ledger, "clock", Row::contact, r -> 0);
    }

    @Override
    public Map<ContactId, Optional<Instant>> lock(WorkspaceId workspace, Collection<ContactId> contacts) {
        return ledger.inTransaction(() -> {
            Map<ContactId, Optional<Instant>> clocks = new LinkedHashMap<>();
            new TreeSet<>(contacts)
                    .forEach(c -> clocks.put(c, rows.find(workspace, c).flatMap(Row::at)));
            return clocks;
        });
    }

    @Override
    public void set(WorkspaceId workspace, Map<ContactId, Optional<Instant>> clocks) {
        ledger.run(() -> clocks.forEach((contact, at) -> rows.put(workspace, new Row(contact, at))));
    }
}
