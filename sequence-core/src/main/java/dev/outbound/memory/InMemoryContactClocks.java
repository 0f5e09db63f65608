package dev.outbound.memory;

import dev.outbound.contact.ContactId;
import dev.outbound.touch.ContactClocks;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class InMemoryContactClocks implements ContactClocks {

    private final Memory memory;
    private final Table<ContactId, Clock> table;

    InMemoryContactClocks(Memory memory) {
        this.memory = memory;
        this.table = new Table<>(memory, Clock::contact, List.of());
    }

    @Override
    public Map<ContactId, Optional<Instant>> lock(WorkspaceId workspace, Collection<ContactId> contacts) {
        return memory.inTransaction(() -> {
            Map<ContactId, Optional<Instant>> clocks = new TreeMap<>();
            contacts.forEach(contact ->
                    clocks.put(contact, table.find(workspace, contact).flatMap(Clock::last)));
            return clocks;
        });
    }

    @Override
    public void set(WorkspaceId workspace, Map<ContactId, Optional<Instant>> clocks) {
        memory.run(() -> clocks.forEach((contact, last) -> table.put(workspace, new Clock(contact, last))));
    }

    private record Clock(ContactId contact, Optional<Instant> last) {}
}
