package dev.outbound.jdbc;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Subject;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Activities in {@code seq_activity}, each queued in {@code seq_outbox}. */
final class JdbiActivityLog implements ActivityLog {

    static final String COLUMNS = """
            a.id, a.at_time, a.type, a.actor_kind, a.actor, a.sequence_id, a.enrollment_id,
            a.contact_id, a.step_no, a.data""";

    static final UUID NO_LINE = new UUID(0, 0);

    private final Database database;

    JdbiActivityLog(Database database) {
        this.database = database;
    }

    static Activity activity(Row row) throws SQLException {
        Subject subject = new Subject(
                row.maybeUuid("sequence_id").map(SequenceId::new),
                row.maybeUuid("enrollment_id").map(EnrollmentId::new),
                row.maybeText("contact_id").map(ContactId::new),
                row.maybeInteger("step_no"));
        return new Activity(
                row.uuid("id"),
                row.instant("at_time"),
                row.constant(ActivityType.class, "type"),
                new Actor(row.constant(Actor.Kind.class, "actor_kind"), row.text("actor")),
                subject,
                Json.data(row.text("data")));
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Activity> activities) {
        Columns log = new Columns();
        Columns queue = new Columns();
        for (Activity activity : activities) {
            Subject subject = activity.subject();
            log.text("workspace_id", workspace.value())
                    .id("id", activity.id())
                    .instant("at_time", activity.at())
                    .text("type", activity.type().name())
                    .text("actor_kind", activity.actor().kind().name())
                    .text("actor", activity.actor().name())
                    .id("sequence_id", subject.sequence().map(SequenceId::value))
                    .id("enrollment_id", subject.enrollment().map(EnrollmentId::value))
                    .text("contact_id", subject.contact().map(ContactId::value))
                    .integer("step_no", subject.position())
                    .text("data", Json.data(activity.data()));
            queue.text("workspace_id", workspace.value())
                    .id("activity_id", activity.id())
                    .id("line", subject.enrollment().map(EnrollmentId::value).orElse(NO_LINE))
                    .integer("failures", 0);
        }
        database.change(handle -> {
            database.insert("seq_activity", log);
            database.insert("seq_outbox", queue);
        });
    }

    @Override
    public Page<Activity> page(WorkspaceId workspace, Filter filter, PageRequest page) {
        Cursor before = Cursor.of(page, Long.MAX_VALUE);
        record Numbered(long number, Activity activity) {}
        List<Numbered> oneMore = database.read(handle -> {
            Query query = handle.createQuery("""
                            select a.seq_no, <columns>
                              from seq_activity a
                             where a.workspace_id = :workspace
                               and a.seq_no < :before
                               <of_sequence> <of_enrollment> <of_contact>
                             order by a.seq_no desc
                             limit :limit
                            """)
                    .define("columns", COLUMNS)
                    .define("of_sequence", filter.sequence().isPresent() ? "and a.sequence_id = :sequence" : "")
                    .define("of_enrollment", filter.enrollment().isPresent() ? "and a.enrollment_id = :enrollment" : "")
                    .define("of_contact", filter.contact().isPresent() ? "and a.contact_id = :contact" : "")
                    .bind("workspace", workspace.value())
                    .bind("before", before.number(0))
                    .bind("limit", page.limit() + 1);
            filter.sequence().ifPresent(id -> query.bind("sequence", id.value()));
            filter.enrollment().ifPresent(id -> query.bind("enrollment", id.value()));
            filter.contact().ifPresent(id -> query.bind("contact", id.value()));
            return query.map(Row.as(row -> new Numbered(row.number("seq_no"), activity(row))))
                    .list();
        });
        return Page.of(oneMore, page.limit(), one -> Cursor.at(one.number()).opaque())
                .map(Numbered::activity);
    }

    @Override
    public void redact(WorkspaceId workspace, ContactId contact) {
        database.change(handle -> {
            record Kept(UUID id, String before, String after) {}
            List<Kept> all = handle.createQuery("""
                            select id, data
                              from seq_activity
                             where workspace_id = :workspace
                               and contact_id = :contact
                            """)
                    .bind("workspace", workspace.value())
                    .bind("contact", contact.value())
                    .map(Row.as(row -> new Kept(
                            row.uuid("id"), row.text("data"), Json.data(Data.impersonal(Json.data(row.text("data")))))))
                    .list();
            PreparedBatch batch = handle.prepareBatch("""
                    update seq_activity
                       set data = :data
                     where workspace_id = :workspace
                       and id = :id
                    """);
            all.stream()
                    .filter(one -> !one.after().equals(one.before()))
                    .forEach(one -> batch.bind("workspace", workspace.value())
                            .bind("id", one.id())
                            .bind("data", one.after())
                            .add());
            batch.execute();
        });
    }

    @Override
    public List<Answers> answers(WorkspaceId workspace, SequenceId sequence) {
        return database.read(handle -> handle.createQuery("""
                        select type, step_no, count(distinct enrollment_id) as contacts
                          from seq_activity
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                           and type in ('REPLY_RECEIVED', 'AUTO_REPLY_RECEIVED', 'COMPLAINT_RECEIVED')
                           and step_no is not null
                         group by type, step_no
                         order by type, step_no
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .map(Row.as(row -> new Answers(
                        row.constant(ActivityType.class, "type"), row.integer("step_no"), row.integer("contacts"))))
                .list());
    }
}
