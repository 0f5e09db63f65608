package dev.outbound.jdbc;

import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Timing;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceId;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Touches as rows of {@code seq_touch}. */
final class RowsOfTouches {

    static final String COLUMNS = """
            t.id, t.enrollment_id, t.sequence_id, t.contact_id, t.step_no, t.channel, t.status,
            t.skip_reason, t.problem, t.due_at, t.send_rule, t.planned_date, t.not_before, t.not_before_rule, t.wake_at, t.by_hand,
            t.transient_failures, t.handed_attempt, t.handed_at, t.handed_late, t.handed_to, t.message_id,
            t.provider_id, t.delivery, t.version""";

    static final RowMapper<Touch> TOUCH = Row.as(RowsOfTouches::touch);
    static final RowMapper<TouchRef> REF =
            Row.as(row -> new TouchRef(new WorkspaceId(row.text("workspace_id")), touch(row)));

    private RowsOfTouches() {}

    private static Touch touch(Row row) throws SQLException {
        return new Touch(
                new TouchId(row.uuid("id")),
                new EnrollmentId(row.uuid("enrollment_id")),
                new SequenceId(row.uuid("sequence_id")),
                new ContactId(row.text("contact_id")),
                row.integer("step_no"),
                row.constant(Channel.class, "channel"),
                row.constant(TouchStatus.class, "status"),
                row.maybeConstant(SkipReason.class, "skip_reason"),
                row.maybeText("problem"),
                timing(row),
                row.integer("transient_failures"),
                handover(row),
                row.maybeText("provider_id"),
                row.constant(DeliveryStatus.class, "delivery"),
                row.number("version"));
    }

    private static Timing timing(Row row) throws SQLException {
        return new Timing(
                row.maybeInstant("due_at"),
                row.constant(SendRule.class, "send_rule"),
                row.maybeDate("planned_date"),
                notBefore(row),
                row.maybeInstant("wake_at"),
                row.flag("by_hand"));
    }

    private static Optional<SendTime> notBefore(Row row) throws SQLException {
        Optional<SendRule> rule = row.maybeConstant(SendRule.class, "not_before_rule");
        return row.maybeInstant("not_before").map(at -> new SendTime(at, rule.orElse(SendRule.BACK_OFF)));
    }

    private static Optional<Handover> handover(Row row) throws SQLException {
        Optional<Integer> attempt = row.maybeInteger("handed_attempt");
        if (attempt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Handover(
                attempt.get(),
                row.instant("handed_at"),
                row.flag("handed_late"),
                row.text("handed_to"),
                row.text("message_id")));
    }

    /** Everything that may change. */
    static Columns change(Columns row, Touch touch) {
        Timing timing = touch.timing();
        Optional<Handover> handover = touch.handover();
        return row.text("status", touch.status().name())
                .text("skip_reason", touch.skipReason().map(Enum::name))
                .text("problem", touch.problem().map(Texts::storable))
                .instant("due_at", timing.dueAt())
                .text("send_rule", timing.rule().name())
                .date("planned_date", timing.plannedDate())
                .instant("not_before", timing.notBefore().map(SendTime::at))
                .text(
                        "not_before_rule",
                        timing.notBefore().map(held -> held.rule().name()))
                .instant("wake_at", timing.wakeAt())
                .flag("by_hand", timing.manual())
                .integer("transient_failures", touch.transientFailures())
                .integer("handed_attempt", handover.map(Handover::attempt))
                .instant("handed_at", handover.map(Handover::at))
                .flag("handed_late", handover.map(Handover::late))
                .text("handed_to", handover.map(Handover::to))
                .text("message_id", handover.map(Handover::messageId))
                .text("provider_id", touch.providerId().map(Texts::key))
                .text("delivery", touch.delivery().name());
    }

    /** What never changes. */
    static Columns origin(Columns row, Touch touch) {
        return row.id("enrollment_id", touch.enrollment().value())
                .id("sequence_id", touch.sequence().value())
                .text("contact_id", touch.contact().value())
                .integer("step_no", touch.position())
                .text("channel", touch.channel().name());
    }

    /** The touch as a store holds it after raising its version. */
    static Touch raised(Touch touch) {
        return new Touch(
                touch.id(),
                touch.enrollment(),
                touch.sequence(),
                touch.contact(),
                touch.position(),
                touch.channel(),
                touch.status(),
                touch.skipReason(),
                touch.problem(),
                touch.timing(),
                touch.transientFailures(),
                touch.handover(),
                touch.providerId(),
                touch.delivery(),
                touch.version() + 1);
    }
}
