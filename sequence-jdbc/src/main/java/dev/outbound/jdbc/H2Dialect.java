package dev.outbound.jdbc;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftRef;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchRef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * H2: its {@code skip locked} locks every row that matches, so a claim reads without locks and then takes what is still at
 * the version it read.
 */
final class H2Dialect implements Dialect {

    private static final int ADMIN_RIGHTS_REQUIRED = 90040;

    /** Whether our user is an administrator, who may turn off the delayed writing of commits. */
    private volatile boolean setsWriteDelay;

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "byte_order",
                "",
                "hot",
                "",
                "if_answer",
                "",
                "if_awake",
                "",
                "if_delivered",
                "",
                "if_provider",
                "",
                "if_resuming",
                "",
                "if_waiting",
                "",
                "index_by_hand",
                "");
    }

    @Override
    public Map<String, String> words() {
        return Map.of("for_share", "for update", "clock", "current_timestamp");
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set write_delay 0");
            setsWriteDelay = true;
        } catch (SQLException e) {
            if (e.getErrorCode() != ADMIN_RIGHTS_REQUIRED) {
                throw e;
            }
            requireNoWriteDelay(connection);
        }
    }

    /** Of several values the last stands for what is in force, the others for what was stored once: all must be 0. */
    private static void requireNoWriteDelay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet delays = statement.executeQuery("""
                        select setting_value
                          from information_schema.settings
                         where setting_name = 'WRITE_DELAY'
                           and setting_value <> '0'
                           and database_path() is not null
                        """)) {
            if (delays.next()) {
                throw new IllegalStateException("H2 writes commits up to " + delays.getString(1)
                        + " ms late, so that a kill loses sends that were already reported, and the user "
                        + connection.getMetaData().getUserName() + " may not turn that off: connect as an administrator"
                        + " (alter user … admin true), or have one open the database with ;WRITE_DELAY=0 in the URL"
                        + " and keep that connection open");
            }
        }
    }

    /**
     * H2 forgets that commits are to be written at once when its last connection is closed. Two seconds, the default, are
     * too short to wait for a lock where a launch holds its rows.
     */
    @Override
    public void begin(Handle handle) {
        if (setsWriteDelay) {
            handle.execute("set write_delay 0");
        }
        handle.execute("set lock_timeout 10000");
    }

    @Override
    public void durably(Handle handle) {}

    @Override
    public Bulk bulk() {
        return new RowByRow();
    }

    @Override
    public List<TouchRef> claimDue(Handle handle, Instant now, int limit, Instant leaseEnd) {
        List<TouchRef> due = handle.createQuery("""
                        select t.workspace_id, <columns>
                          from seq_touch t
                         where t.wake_at <= :now
                           and t.status = 'SCHEDULED'
                         order by t.by_hand desc, t.wake_at, t.id
                         limit :limit
                        """)
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("now", now)
                .bind("limit", limit)
                .map(RowsOfTouches.REF)
                .list();
        PreparedBatch batch = handle.prepareBatch("""
                update seq_touch
                   set status = 'CLAIMED', problem = null, wake_at = :lease_end, version = version + 1
                 where workspace_id = :workspace
                   and id = :id
                   and version = :version
                """);
        for (TouchRef ref : due) {
            batch.bind("lease_end", leaseEnd)
                    .bind("workspace", ref.workspace().value())
                    .bind("id", ref.touch().id().value())
                    .bind("version", ref.touch().version())
                    .add();
        }
        int[] taken = batch.execute();
        List<TouchRef> claimed = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == 1) {
                Touch touch = due.get(i).touch().claimed(Times.stored(leaseEnd));
                claimed.add(new TouchRef(due.get(i).workspace(), RowsOfTouches.raised(touch)));
            }
        }
        return claimed;
    }

    @Override
    public List<DraftRef> claimQueued(Handle handle, Instant now, int limit, Instant leaseEnd) {
        List<DraftRef> due = handle.createQuery("""
                        select d.workspace_id, <columns>
                          from seq_draft d
                         where d.wake_at <= :now
                           and d.status = 'QUEUED'
                           and not exists (select 1
                                             from seq_draft earlier
                                            where earlier.workspace_id = d.workspace_id
                                              and earlier.enrollment_id = d.enrollment_id
                                              and earlier.step_no < d.step_no
                                              and earlier.status in ('QUEUED', 'GENERATING'))
                         order by d.wake_at, d.id
                         limit :limit
                        """)
                .define("columns", RowsOfDrafts.COLUMNS)
                .bind("now", now)
                .bind("limit", limit)
                .map(RowsOfDrafts.REF)
                .list();
        PreparedBatch batch = handle.prepareBatch("""
                update seq_draft
                   set status = 'GENERATING', wake_at = :lease_end, version = version + 1
                 where workspace_id = :workspace
                   and id = :id
                   and version = :version
                """);
        for (DraftRef ref : due) {
            batch.bind("lease_end", leaseEnd)
                    .bind("workspace", ref.workspace().value())
                    .bind("id", ref.draft().id().value())
                    .bind("version", ref.draft().version())
                    .add();
        }
        int[] taken = batch.execute();
        List<DraftRef> claimed = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == 1) {
                Draft draft = due.get(i).draft().generating(Times.stored(leaseEnd));
                claimed.add(new DraftRef(due.get(i).workspace(), RowsOfDrafts.raised(draft)));
            }
        }
        return claimed;
    }
}
