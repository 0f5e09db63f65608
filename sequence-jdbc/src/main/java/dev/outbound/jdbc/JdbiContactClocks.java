package dev.outbound.jdbc;

import dev.outbound.contact.ContactId;
import dev.outbound.touch.ContactClocks;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Clocks in {@code seq_contact_clock}. */
final class JdbiContactClocks implements ContactClocks {

    private final Database database;

    JdbiContactClocks(Database database) {
        this.database = database;
    }

    @Override
    public Map<ContactId, Optional<Instant>> lock(WorkspaceId workspace, Collection<ContactId> contacts) {
        List<String> keys = Keys.of(contacts, ContactId::value);
        Map<ContactId, Optional<Instant>> clocks = new LinkedHashMap<>();
        database.write(handle -> {
                    Columns rows = new Columns();
                    keys.forEach(
                            key -> rows.text("workspace_id", workspace.value()).text("contact_id", key));
                    database.insertNew("seq_contact_clock", rows, "contact_id", String.class);
                    return handle.createQuery("""
                                    select contact_id, last_at
                                      from seq_contact_clock
                                     where workspace_id = :workspace
                                       and contact_id = any(:contacts)
                                     order by contact_id
                                       for update
                                    """)
                            .bind("workspace", workspace.value())
                            .bindArray("contacts", String.class, keys)
                            .map(Row.as(row ->
                                    Map.entry(new ContactId(row.text("contact_id")), row.maybeInstant("last_at"))))
                            .list();
                })
                .forEach(entry -> clocks.put(entry.getKey(), entry.getValue()));
        return clocks;
    }

    @Override
    public void set(WorkspaceId workspace, Map<ContactId, Optional<Instant>> clocks) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update seq_contact_clock
                       set last_at = :last_at
                     where workspace_id = :workspace
                       and contact_id = :contact
                    """);
            new TreeMap<>(clocks)
                    .forEach((contact, lastAt) -> batch.bind("workspace", workspace.value())
                            .bind("contact", contact.value())
                            .bindByType("last_at", Row.orNull(lastAt), Instant.class)
                            .add());
            batch.execute();
        });
    }
}
