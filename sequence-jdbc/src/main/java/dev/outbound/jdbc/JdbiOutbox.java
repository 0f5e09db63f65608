package dev.outbound.jdbc;

import dev.outbound.activity.Event;
import dev.outbound.activity.Outbox;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The queue in {@code seq_outbox} and the right to deliver in {@code seq_lease}. */
final class JdbiOutbox implements Outbox {

    private final Database database;

    JdbiOutbox(Database database) {
        this.database = database;
    }

    @Override
    public boolean lease(UUID owner, Instant now, Instant until) {
        database.requireOwnTransaction("events cannot be relayed");
        return database.write(handle -> {
            int taken = handle.createUpdate("""
                            update seq_lease
                               set owner_id = :owner, leased_until = :until
                             where name = 'outbox'
                               and (owner_id = :owner or leased_until <= :now)
                            """)
                    .bind("owner", owner)
                    .bind("until", until)
                    .bind("now", now)
                    .execute();
            if (taken == 1) {
                return true;
            }
            Columns first =
                    new Columns().text("name", "outbox").id("owner_id", owner).instant("leased_until", until);
            return !database.insertNew("seq_lease", first, "name", String.class).isEmpty();
        });
    }

    @Override
    public List<Event> pending(Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select o.workspace_id, o.failures, <columns>
                          from seq_outbox o
                          join seq_activity a on a.workspace_id = o.workspace_id and a.id = o.activity_id
                         where (o.retry_at is null or o.retry_at <= :now)
                           and not exists (select 1
                                             from seq_outbox waiting
                                            where waiting.workspace_id = o.workspace_id
                                              and waiting.line = o.line
                                              and waiting.seq_no < o.seq_no
                                              and waiting.retry_at > :now)
                         order by o.seq_no
                         limit :limit
                        """)
                .define("columns", JdbiActivityLog.COLUMNS)
                .bind("now", now)
                .bind("limit", limit)
                .map(Row.as(row -> new Event(
                        new WorkspaceId(row.text("workspace_id")),
                        JdbiActivityLog.activity(row),
                        row.integer("failures"))))
                .list());
    }

    @Override
    public void delivered(Collection<UUID> ids) {
        database.change(handle -> handle.createUpdate("""
                        delete from seq_outbox
                         where activity_id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .execute());
    }

    @Override
    public void failed(UUID id, Instant retryAt) {
        database.change(handle -> handle.createUpdate("""
                        update seq_outbox
                           set failures = failures + 1, retry_at = :retry_at
                         where activity_id = :id
                        """)
                .bind("id", id)
                .bind("retry_at", retryAt)
                .execute());
    }
}
