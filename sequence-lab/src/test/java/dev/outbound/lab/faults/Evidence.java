package dev.outbound.lab.faults;

import dev.outbound.address.Channel;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.TouchStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * All that is left of a run: the rows of the database, what the providers took, and what the driver did.
 *
 * @param stops what was stopped, and when that was answered
 * @param now when the rows were read
 */
record Evidence(List<TouchRow> touches, List<AttemptRow> attempts, List<Taken> taken, List<Stop> stops, Instant now) {

    /**
     * A message that was to be sent.
     *
     * @param problem why it is in doubt or failed
     * @param approved the fingerprint that was approved, of drafts that are
     * @param wakeAt when somebody looks at it next
     */
    record TouchRow(
            UUID id,
            UUID enrollment,
            UUID sequence,
            String contact,
            int position,
            Channel channel,
            TouchStatus status,
            Optional<String> skipReason,
            Optional<String> problem,
            Optional<String> approved,
            Optional<Instant> wakeAt) {}

    /**
     * One handing over.
     *
     * @param sentAgain whether it says that it may have been sent, and that another one followed on purpose
     */
    record AttemptRow(
            UUID id,
            UUID touch,
            String contact,
            int number,
            Attempt.State state,
            String address,
            String content,
            Instant startedAt,
            boolean sentAgain) {}

    /** From that instant on nothing may begin for these contacts, in that sequence if one is named. */
    record Stop(Set<String> contacts, Optional<UUID> sequence, Instant answered) {}

    static Evidence of(DataSource database, List<Taken> taken, List<Stop> stops, Instant now) {
        try (Connection connection = database.getConnection()) {
            return new Evidence(touches(connection), attempts(connection), taken, stops, now);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<TouchRow> touches(Connection connection) throws SQLException {
        List<TouchRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select t.id, t.enrollment_id, t.sequence_id, t.contact_id, t.step_no, t.channel, t.status,
                               t.skip_reason, t.problem, d.approved_words, t.wake_at
                          from seq_touch t
                          join seq_draft d on d.workspace_id = t.workspace_id
                                          and d.enrollment_id = t.enrollment_id
                                          and d.step_no = t.step_no
                        """)) {
            while (row.next()) {
                rows.add(new TouchRow(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getInt(5),
                        Channel.valueOf(row.getString(6)),
                        TouchStatus.valueOf(row.getString(7)),
                        Optional.ofNullable(row.getString(8)),
                        Optional.ofNullable(row.getString(9)),
                        Optional.ofNullable(row.getString(10)),
                        instant(row, 11)));
            }
        }
        return rows;
    }

    private static List<AttemptRow> attempts(Connection connection) throws SQLException {
        List<AttemptRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select id, touch_id, contact_id, attempt_no, state, address, content, started_at,
                               coalesce(detail like 'it may have been sent, and is sent again: %', false)
                          from seq_attempt
                        """)) {
            while (row.next()) {
                rows.add(new AttemptRow(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getInt(4),
                        Attempt.State.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        instant(row, 8).orElseThrow(),
                        row.getBoolean(9)));
            }
        }
        return rows;
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
