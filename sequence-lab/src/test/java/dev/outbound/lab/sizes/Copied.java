package dev.outbound.lab.sizes;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The peer: the same rows by COPY into the same tables with the same indexes, in one transaction. */
final class Copied {

    private Copied() {}

    /**
     * What a launch stored, out of the database it was done in and into one that is as it was before: touches, activities
     * and what waits for the listener by COPY, the enrollments by COPY into a bare table and one update.
     *
     * @return seconds
     */
    static double launch(String from, String to) {
        Path touches = out(from, "seq_touch");
        Path activities =
                out(from, "(select * from seq_activity where type in ('ENROLLMENT_ACTIVATED', 'SEQUENCE_LAUNCHED'))");
        Path queue = out(
                from,
                "(select o.* from seq_outbox o join seq_activity a on a.id = o.activity_id"
                        + " where a.type in ('ENROLLMENT_ACTIVATED', 'SEQUENCE_LAUNCHED') order by o.seq_no)");
        Path enrollments =
                out(from, "(select id, status, anchor_at, anchor_date, anchor_shift_days from seq_enrollment)");
        try (Connection connection = DriverManager.getConnection(to)) {
            long start = System.nanoTime();
            connection.setAutoCommit(false);
            in(connection, "seq_touch", touches);
            in(connection, "seq_activity", activities);
            in(connection, "seq_outbox", queue);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temp table given (id uuid primary key, status varchar(20),"
                        + " anchor_at timestamptz, anchor_date date, anchor_shift_days integer) on commit drop");
                in(connection, "given", enrollments);
                statement.execute("update seq_enrollment e set status = g.status, anchor_at = g.anchor_at,"
                        + " anchor_date = g.anchor_date, anchor_shift_days = g.anchor_shift_days,"
                        + " version = version + 1 from given g where e.workspace_id = 'acme' and e.id = g.id");
            }
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The members of a list, from a file of one contact id per line. */
    static double members(String to, Path contacts) {
        try (Connection connection = DriverManager.getConnection(to)) {
            long start = System.nanoTime();
            connection.setAutoCommit(false);
            in(connection, "seq_list_member", contacts);
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path out(String from, String table) {
        try (Connection connection = DriverManager.getConnection(from)) {
            Path file = Files.createTempFile("copied", ".tsv");
            file.toFile().deleteOnExit();
            try (Writer writer = Files.newBufferedWriter(file)) {
                copies(connection).copyOut("copy " + table + " to stdout", writer);
            }
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void in(Connection connection, String table, Path file) throws SQLException {
        try (Reader reader = Files.newBufferedReader(file)) {
            copies(connection).copyIn("copy " + table + " from stdin", reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
