package dev.outbound.jdbc;

import static dev.outbound.jdbc.Row.orNull;

import dev.outbound.address.Channel;
import dev.outbound.conversation.Conversations;
import dev.outbound.conversation.Message;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Messages in {@code seq_message}; which inbound ones were seen in {@code seq_inbound}. */
final class JdbiConversations implements Conversations {

    private static final String COLUMNS = """
            id, enrollment_id, channel, direction, step_no, message_id, is_root, subject, body, said_at""";

    private static final RowMapper<Message> MESSAGE = Row.as(row -> new Message(
            row.uuid("id"),
            new EnrollmentId(row.uuid("enrollment_id")),
            row.constant(Channel.class, "channel"),
            row.constant(Message.Direction.class, "direction"),
            row.maybeInteger("step_no"),
            row.maybeText("message_id"),
            row.flag("is_root"),
            row.text("subject"),
            row.text("body"),
            row.instant("said_at")));

    private final Database database;

    JdbiConversations(Database database) {
        this.database = database;
    }

    @Override
    public void append(WorkspaceId workspace, Collection<Message> messages) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into seq_message (workspace_id, id, enrollment_id, channel, direction, step_no, message_id,
                        is_root, subject, body, said_at)
                    values (:workspace, :id, :enrollment, :channel, :direction, :step_no, :message_id,
                        :is_root, :subject, :body, :said_at)
                    """);
            for (Message message : messages) {
                batch.bind("workspace", workspace.value())
                        .bind("id", message.id())
                        .bind("enrollment", message.enrollment().value())
                        .bind("channel", message.channel().name())
                        .bind("direction", message.direction().name())
                        .bindByType("step_no", orNull(message.position()), Integer.class)
                        .bindByType("message_id", orNull(message.messageId().map(Texts::storable)), String.class)
                        .bind("is_root", message.root())
                        .bind("subject", Texts.storable(message.subject()))
                        .bind("body", Texts.storable(message.text()))
                        .bind("said_at", message.at())
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public void redact(WorkspaceId workspace, Collection<EnrollmentId> enrollments, String by) {
        database.change(handle -> handle.createUpdate("""
                        update seq_message
                           set subject = case when subject = '' then '' else :by end,
                               body = :by,
                               message_id = case when direction = 'INBOUND' then null else message_id end
                         where workspace_id = :workspace
                           and enrollment_id = any(:enrollments)
                        """)
                .bind("workspace", workspace.value())
                .bindArray("enrollments", UUID.class, Keys.of(enrollments, EnrollmentId::value))
                .bind("by", by)
                .execute());
    }

    @Override
    public List<Message> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_message
                         where workspace_id = :workspace
                           and enrollment_id = any(:enrollments)
                         order by enrollment_id, said_at, id
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("enrollments", UUID.class, Keys.of(enrollments, EnrollmentId::value))
                .map(MESSAGE)
                .list());
    }

    @Override
    public Page<Message> inbox(WorkspaceId workspace, PageRequest page) {
        Cursor after = Cursor.of(page, Times.LAST, JdbiSequences.LAST);
        List<Message> oneMore = database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_message
                         where workspace_id = :workspace
                           and direction = 'INBOUND'
                           and (said_at, id) < (:said_at, :id)
                         order by said_at desc, id desc
                         limit :limit
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("said_at", after.instant(0))
                .bind("id", after.uuid(1))
                .bind("limit", page.limit() + 1)
                .map(MESSAGE)
                .list());
        return Page.of(
                oneMore, page.limit(), one -> Cursor.at(one.at(), one.id()).opaque());
    }

    @Override
    public boolean firstSeen(WorkspaceId workspace, String source, String providerId, Instant now) {
        Columns row = new Columns()
                .text("workspace_id", workspace.value())
                .text("source", source)
                .text("provider_id", Texts.key(providerId))
                .instant("seen_at", now);
        return !database.insertNew("seq_inbound", row, "provider_id", String.class)
                .isEmpty();
    }
}
