package dev.outbound.jdbc;

import static dev.outbound.jdbc.Row.orNull;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

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

    /** Binds everything that may change, and the key. */
    static void bindChange(SqlStatement<?> statement, WorkspaceId workspace, Touch touch) {
        Timing timing = touch.timing();
        Optional<Handover> handover = touch.handover();
        statement
                .bind("workspace", workspace.value())
                .bind("id", touch.id().value())
                .bind("status", touch.status().name())
                .bindByType("skip_reason", orNull(touch.skipReason().map(Enum::name)), String.class)
                .bindByType("problem", orNull(touch.problem().map(Texts::storable)), String.class)
                .bindByType("due_at", orNull(timing.dueAt()), Instant.class)
                .bind("send_rule", timing.rule().name())
                .bindByType("planned_date", orNull(timing.plannedDate()), LocalDate.class)
                .bindByType("not_before", orNull(timing.notBefore().map(SendTime::at)), Instant.class)
                .bindByType(
                        "not_before_rule",
                        orNull(timing.notBefore().map(held -> held.rule().name())),
                        String.class)
                .bindByType("wake_at", orNull(timing.wakeAt()), Instant.class)
                .bind("by_hand", timing.manual())
                .bind("transient_failures", touch.transientFailures())
                .bindByType("handed_attempt", orNull(handover.map(Handover::attempt)), Integer.class)
                .bindByType("handed_at", orNull(handover.map(Handover::at)), Instant.class)
                .bindByType("handed_late", orNull(handover.map(Handover::late)), Boolean.class)
                .bindByType("handed_to", orNull(handover.map(Handover::to)), String.class)
                .bindByType("message_id", orNull(handover.map(Handover::messageId)), String.class)
                .bindByType("provider_id", orNull(touch.providerId().map(Texts::key)), String.class)
                .bind("delivery", touch.delivery().name())
                .bind("version", touch.version());
    }

    /** Binds what never changes. */
    static void bindOrigin(SqlStatement<?> statement, Touch touch) {
        statement
                .bind("enrollment", touch.enrollment().value())
                .bind("sequence", touch.sequence().value())
                .bind("contact", touch.contact().value())
                .bind("step_no", touch.position())
                .bind("channel", touch.channel().name());
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
