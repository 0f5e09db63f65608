package dev.outbound.jdbc;

import dev.outbound.draft.DraftRef;
import dev.outbound.touch.TouchRef;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** PostgreSQL: claims in one statement that skips what others hold. */
final class PostgresDialect implements Dialect {

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "byte_order", "collate \"C\"",
                "hot", "with (fillfactor = 80)",
                "if_awake", "where wake_at is not null",
                "if_resuming", "where resume_at is not null",
                "if_provider", "where provider_id is not null",
                "if_waiting", "where waiting_since is not null",
                "if_delivered", "where delivery <> 'NONE'",
                "if_answer", "where type in ('REPLY_RECEIVED', 'AUTO_REPLY_RECEIVED', 'COMPLAINT_RECEIVED')",
                "index_by_hand",
                        "create index seq_touch_by_hand on seq_touch (wake_at, id) where by_hand and wake_at is not null;");
    }

    @Override
    public Map<String, String> words() {
        return Map.of("for_share", "for share", "clock", "clock_timestamp()");
    }

    @Override
    public void prepare(Connection connection) {}

    /**
     * A process that freezes in the middle of a transaction must not keep its locks from the others for ever. Whoever set a
     * limit of their own, for the server, the user or the connection, knows better.
     *
     * <p>And what fills tables must not go on by plans that were made for empty ones: a kept plan is made anew only once a
     * table has been analysed, which no transaction lives to see of its own rows.
     */
    @Override
    public void begin(Handle handle) {
        handle.execute("""
                select set_config('plan_cache_mode', 'force_custom_plan', true),
                       case current_setting('idle_in_transaction_session_timeout')
                           when '0' then set_config('idle_in_transaction_session_timeout', '60s', true)
                       end
                """);
    }

    @Override
    public void durably(Handle handle) {
        handle.createUpdate("set local synchronous_commit = on").execute();
    }

    /**
     * For the rest of a claim: the first of what is due are read off the index in order. Of tables that were filled a moment
     * ago PostgreSQL expects a hundred rows, and would rather sort all that is due for every batch.
     */
    private static void walkInOrder(Handle handle) {
        handle.execute("select set_config('enable_sort', 'off', true)");
    }

    @Override
    public Bulk bulk() {
        return new ByArrays();
    }

    @Override
    public List<TouchRef> claimDue(Handle handle, Instant now, int limit, Instant leaseEnd) {
        walkInOrder(handle);
        return handle.createQuery("""
                        with by_hand as materialized (
                            select workspace_id, id
                              from seq_touch
                             where by_hand
                               and wake_at <= :now
                               and status = 'SCHEDULED'
                             order by wake_at, id
                             limit :limit
                               for update skip locked),
                        by_time as materialized (
                            select workspace_id, id
                              from seq_touch
                             where not by_hand
                               and wake_at <= :now
                               and status = 'SCHEDULED'
                             order by wake_at, id
                             limit :limit - (select count(*) from by_hand)
                               for update skip locked),
                        due as (
                            select workspace_id, id from by_hand
                            union all
                            select workspace_id, id from by_time)
                        update seq_touch t
                           set status = 'CLAIMED', problem = null, wake_at = :lease_end, version = t.version + 1
                          from due
                         where t.workspace_id = due.workspace_id
                           and t.id = due.id
                        returning t.workspace_id, <columns>
                        """)
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("now", now)
                .bind("limit", limit)
                .bind("lease_end", leaseEnd)
                .map(RowsOfTouches.REF)
                .list();
    }

    @Override
    public List<DraftRef> claimQueued(Handle handle, Instant now, int limit, Instant leaseEnd) {
        walkInOrder(handle);
        return handle.createQuery("""
                        with due as materialized (
                            select d.workspace_id, d.id, d.wake_at
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
                               for update of d skip locked),
                        claimed as (
                            update seq_draft d
                               set status = 'GENERATING', wake_at = :lease_end, version = d.version + 1
                              from due
                             where d.workspace_id = due.workspace_id
                               and d.id = due.id
                            returning d.workspace_id, <columns>, due.wake_at as woken_at)
                        select d.workspace_id, <columns>
                          from claimed d
                         order by d.woken_at, d.id
                        """)
                .define("columns", RowsOfDrafts.COLUMNS)
                .bind("now", now)
                .bind("limit", limit)
                .bind("lease_end", leaseEnd)
                .map(RowsOfDrafts.REF)
                .list();
    }
}
