package dev.outbound.jdbc;

import static dev.outbound.jdbc.Row.orNull;

import dev.outbound.contact.ContactId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.start.Start;
import dev.outbound.start.StartRef;
import dev.outbound.start.Starts;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/** Starts in {@code seq_start}. */
final class JdbiStarts implements Starts {

    private static final String COLUMNS = """
            t.workspace_id, t.start_key, t.sequence_id, t.contact_id, t.notes, t.started_by_kind, t.started_by,
            t.waiting_since, t.started_at""";

    private static final RowMapper<Start> START = Row.as(JdbiStarts::start);
    private static final RowMapper<StartRef> REF =
            Row.as(row -> new StartRef(new WorkspaceId(row.text("workspace_id")), start(row)));

    private final Database database;

    JdbiStarts(Database database) {
        this.database = database;
    }

    private static Start start(Row row) throws SQLException {
        return new Start(
                row.text("start_key"),
                new SequenceId(row.uuid("sequence_id")),
                new ContactId(row.text("contact_id")),
                row.text("notes"),
                new Actor(row.constant(Actor.Kind.class, "started_by_kind"), row.text("started_by")),
                row.maybeInstant("waiting_since").isPresent(),
                row.instant("started_at"));
    }

    @Override
    public boolean add(WorkspaceId workspace, Start start) {
        Optional<Instant> waiting = Optional.of(start.at()).filter(at -> start.waiting());
        return database.write(handle -> Duplicates.unlessTaken(
                handle,
                () -> handle.createUpdate("""
                        insert into seq_start (workspace_id, start_key, sequence_id, contact_id, notes,
                            started_by_kind, started_by, waiting_since, started_at)
                        values (:workspace, :key, :sequence, :contact, :notes, :by_kind, :by, :waiting, :at)
                        """)
                        .bind("workspace", workspace.value())
                        .bind("key", start.key())
                        .bind("sequence", start.sequence().value())
                        .bind("contact", start.contact().value())
                        .bind("notes", start.notes())
                        .bind("by_kind", start.by().kind().name())
                        .bind("by", start.by().name())
                        .bindByType("waiting", orNull(waiting), Instant.class)
                        .bind("at", start.at())
                        .execute()));
    }

    @Override
    public Optional<Start> find(WorkspaceId workspace, String key) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_start t
                         where t.workspace_id = :workspace
                           and t.start_key = :key
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("key", key)
                .map(START)
                .findOne());
    }

    @Override
    public List<Start> ofSequences(WorkspaceId workspace, Collection<SequenceId> sequences) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_start t
                         where t.workspace_id = :workspace
                           and t.sequence_id = any(:sequences)
                         order by t.sequence_id
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("sequences", UUID.class, Keys.of(sequences, SequenceId::value))
                .map(START)
                .list());
    }

    @Override
    public List<StartRef> ready(int limit) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_start t
                          join seq_sequence s on s.workspace_id = t.workspace_id and s.id = t.sequence_id
                         where t.waiting_since is not null
                           and s.status = 'IN_REVIEW'
                         order by t.waiting_since, t.start_key
                         limit :limit
                        """)
                .define("columns", COLUMNS)
                .bind("limit", limit)
                .map(REF)
                .list());
    }

    @Override
    public void settle(WorkspaceId workspace, String key) {
        database.change(handle -> handle.createUpdate("""
                        update seq_start
                           set waiting_since = null
                         where workspace_id = :workspace
                           and start_key = :key
                        """)
                .bind("workspace", workspace.value())
                .bind("key", key)
                .execute());
    }
}
