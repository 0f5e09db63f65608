package dev.outbound.jdbc;

import static dev.outbound.jdbc.Row.orNull;

import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.Delivery;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.Sender;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Sequences;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** Sequences in {@code seq_sequence}, recipe and recipients as JSON text. */
final class JdbiSequences implements Sequences {

    static final UUID LAST = new UUID(-1, -1);

    private static final String COLUMNS = """
            id, name, recipe, recipients, sender_name, sender_local_part,
            respect_contact_zone, business_hours_only, skip_weekends, stop_on_reply, status, start_at, created_at,
            version""";

    private static final RowMapper<Sequence> SEQUENCE = Row.as(row -> new Sequence(
            new SequenceId(row.uuid("id")),
            row.text("name"),
            Json.recipe(row.text("recipe")),
            Json.recipients(row.text("recipients")),
            delivery(row),
            row.constant(SequenceStatus.class, "status"),
            row.maybeInstant("start_at"),
            row.instant("created_at"),
            row.number("version")));

    private static final RowMapper<SequenceRef> REF =
            Row.as(row -> new SequenceRef(new WorkspaceId(row.text("workspace_id")), new SequenceId(row.uuid("id"))));

    private final Database database;

    JdbiSequences(Database database) {
        this.database = database;
    }

    private static Delivery delivery(Row row) throws SQLException {
        Optional<String> localPart = row.maybeText("sender_local_part");
        Optional<Sender> sender =
                row.maybeText("sender_name").flatMap(name -> localPart.map(local -> new Sender(name, local)));
        SendRules rules = new SendRules(
                row.flag("respect_contact_zone"), row.flag("business_hours_only"), row.flag("skip_weekends"));
        return new Delivery(sender, rules, row.flag("stop_on_reply"));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, WorkspaceId workspace, Sequence sequence) {
        Delivery delivery = sequence.delivery();
        return statement
                .bind("workspace", workspace.value())
                .bind("id", sequence.id().value())
                .bind("name", sequence.name())
                .bind("recipe", Json.recipe(sequence.recipe()))
                .bind("recipients", Json.recipients(sequence.recipients()))
                .bindByType("sender_name", orNull(delivery.sender().map(Sender::name)), String.class)
                .bindByType("sender_local_part", orNull(delivery.sender().map(Sender::localPart)), String.class)
                .bind("respect_contact_zone", delivery.rules().respectContactZone())
                .bind("business_hours_only", delivery.rules().businessHoursOnly())
                .bind("skip_weekends", delivery.rules().skipWeekends())
                .bind("stop_on_reply", delivery.stopOnReply())
                .bind("status", sequence.status().name())
                .bindByType("start_at", orNull(sequence.startAt()), Instant.class);
    }

    @Override
    public void add(WorkspaceId workspace, Sequence sequence) {
        database.change(handle -> {
            Update insert = handle.createUpdate("""
                    insert into seq_sequence (workspace_id, id, name, recipe, recipients, sender_name, sender_local_part,
                        respect_contact_zone, business_hours_only, skip_weekends, stop_on_reply, status, start_at,
                        created_at, version)
                    values (:workspace, :id, :name, :recipe, :recipients, :sender_name, :sender_local_part,
                        :respect_contact_zone, :business_hours_only, :skip_weekends, :stop_on_reply, :status, :start_at,
                        :created_at, 1)
                    """);
            bind(insert, workspace, sequence)
                    .bind("created_at", sequence.createdAt())
                    .execute();
        });
    }

    @Override
    public Optional<Sequence> find(WorkspaceId workspace, SequenceId id) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_sequence
                         where workspace_id = :workspace
                           and id = :id
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("id", id.value())
                .map(SEQUENCE)
                .findOne());
    }

    @Override
    public Optional<Sequence> lock(WorkspaceId workspace, SequenceId id) {
        return database.write(handle -> handle.createQuery("""
                        select <columns>
                          from seq_sequence
                         where workspace_id = :workspace
                           and id = :id
                           for update
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("id", id.value())
                .map(SEQUENCE)
                .findOne());
    }

    @Override
    public Map<SequenceId, Sequence> share(WorkspaceId workspace, Collection<SequenceId> ids) {
        Map<SequenceId, Sequence> shared = new LinkedHashMap<>();
        database.write(handle -> handle.createQuery("""
                                select <columns>
                                  from seq_sequence
                                 where workspace_id = :workspace
                                   and id = any(:ids)
                                 order by id
                                   <for_share>
                                """)
                        .define("columns", COLUMNS)
                        .bind("workspace", workspace.value())
                        .bindArray("ids", UUID.class, Keys.of(ids, SequenceId::value))
                        .map(SEQUENCE)
                        .list())
                .forEach(sequence -> shared.put(sequence.id(), sequence));
        return shared;
    }

    @Override
    public void save(WorkspaceId workspace, Sequence sequence) {
        database.change(handle -> {
            Update update = handle.createUpdate("""
                    update seq_sequence
                       set name = :name, recipe = :recipe, recipients = :recipients, sender_name = :sender_name,
                           sender_local_part = :sender_local_part, respect_contact_zone = :respect_contact_zone,
                           business_hours_only = :business_hours_only, skip_weekends = :skip_weekends,
                           stop_on_reply = :stop_on_reply, status = :status, start_at = :start_at,
                           version = version + 1
                     where workspace_id = :workspace
                       and id = :id
                       and version = :version
                    """);
            int saved = bind(update, workspace, sequence)
                    .bind("version", sequence.version())
                    .execute();
            if (saved == 0) {
                throw new StaleWriteException("sequence", sequence.id(), sequence.version());
            }
        });
    }

    @Override
    public Page<Sequence> page(WorkspaceId workspace, PageRequest page) {
        Cursor after = Cursor.of(page, Times.LAST, LAST);
        List<Sequence> oneMore = database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_sequence
                         where workspace_id = :workspace
                           and (created_at, id) < (:created_at, :id)
                         order by created_at desc, id desc
                         limit :limit
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("created_at", after.instant(0))
                .bind("id", after.uuid(1))
                .bind("limit", page.limit() + 1)
                .map(SEQUENCE)
                .list());
        return Page.of(
                oneMore,
                page.limit(),
                one -> Cursor.at(one.createdAt(), one.id()).opaque());
    }

    @Override
    public List<SequenceRef> startingBy(Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select workspace_id, id
                          from seq_sequence
                         where status = 'SCHEDULED'
                           and start_at <= :now
                         order by start_at, id
                         limit :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(REF)
                .list());
    }

    @Override
    public List<SequenceRef> written(int limit) {
        return database.read(
                handle -> handle.createQuery("""
                        select s.workspace_id, s.id
                          from seq_sequence s
                         where s.status = 'GENERATING'
                           and not exists (select 1
                                             from seq_draft d
                                            where d.workspace_id = s.workspace_id
                                              and d.sequence_id = s.id
                                              and d.status in ('QUEUED', 'GENERATING'))
                         order by s.id
                         limit :limit
                        """).bind("limit", limit).map(REF).list());
    }

    @Override
    public List<SequenceRef> quiet(int limit) {
        return database.read(
                handle -> handle.createQuery("""
                        select s.workspace_id, s.id
                          from seq_sequence s
                         where s.status in ('RUNNING', 'PAUSED')
                           and not exists (select 1
                                             from seq_enrollment e
                                            where e.workspace_id = s.workspace_id
                                              and e.sequence_id = s.id
                                              and e.status in ('PENDING', 'GENERATING', 'ACTIVE', 'PAUSED'))
                         order by s.id
                         limit :limit
                        """).bind("limit", limit).map(REF).list());
    }
}
