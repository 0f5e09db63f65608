package dev.outbound.jdbc;

import dev.outbound.draft.SkipReason;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Numbers of touches, each read from one index alone. */
final class CountsOfTouches {

    private CountsOfTouches() {}

    static List<Touches.Count> byState(Handle handle, WorkspaceId workspace, SequenceId sequence) {
        return handle.createQuery("""
                        select step_no, status, skip_reason, count(*) as touches
                          from seq_touch
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                         group by step_no, status, skip_reason
                         order by step_no, status, skip_reason
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .map(Row.as(row -> new Touches.Count(
                        row.integer("step_no"),
                        row.constant(TouchStatus.class, "status"),
                        row.maybeConstant(SkipReason.class, "skip_reason"),
                        row.integer("touches"))))
                .list();
    }

    static List<Touches.Delivered> byDelivery(Handle handle, WorkspaceId workspace, SequenceId sequence) {
        return handle.createQuery("""
                        select step_no, delivery, count(*) as touches
                          from seq_touch
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                           and delivery <> 'NONE'
                         group by step_no, delivery
                         order by step_no, delivery
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .map(Row.as(row -> new Touches.Delivered(
                        row.integer("step_no"),
                        row.constant(DeliveryStatus.class, "delivery"),
                        row.integer("touches"))))
                .list();
    }
}
