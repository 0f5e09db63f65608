package dev.outbound.jdbc;

import static dev.outbound.jdbc.Row.orNull;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.WorkspaceId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** Enrollments as rows of {@code seq_enrollment}. */
final class RowsOfEnrollments {

    static final String COLUMNS = """
            id, sequence_id, contact_id, address_keys, status, problem, anchor_at, anchor_date,
            anchor_shift_days, pause_reason, paused_since, resume_at, end_reason, replied_at, version""";

    static final RowMapper<Enrollment> ENROLLMENT = Row.as(row -> new Enrollment(
            new EnrollmentId(row.uuid("id")),
            new SequenceId(row.uuid("sequence_id")),
            new ContactId(row.text("contact_id")),
            Json.keys(row.text("address_keys")),
            row.constant(EnrollmentStatus.class, "status"),
            row.maybeText("problem"),
            anchor(row),
            pause(row),
            row.maybeConstant(EndReason.class, "end_reason"),
            row.maybeInstant("replied_at"),
            row.number("version")));

    private RowsOfEnrollments() {}

    private static Optional<Anchor> anchor(Row row) throws SQLException {
        Optional<Instant> at = row.maybeInstant("anchor_at");
        Optional<LocalDate> date = row.maybeDate("anchor_date");
        int shift = row.integer("anchor_shift_days");
        return at.flatMap(instant -> date.map(day -> new Anchor(instant, day, shift)));
    }

    private static Optional<Pause> pause(Row row) throws SQLException {
        Optional<Pause.Reason> reason = row.maybeConstant(Pause.Reason.class, "pause_reason");
        Optional<Instant> since = row.maybeInstant("paused_since");
        Optional<Instant> resumeAt = row.maybeInstant("resume_at");
        return reason.flatMap(why -> since.map(start -> new Pause(why, start, resumeAt)));
    }

    /** Binds everything that may change, and the key. */
    static void bindChange(SqlStatement<?> statement, WorkspaceId workspace, Enrollment enrollment) {
        Optional<Anchor> anchor = enrollment.anchor();
        Optional<Pause> pause = enrollment.pause();
        statement
                .bind("workspace", workspace.value())
                .bind("id", enrollment.id().value())
                .bind("address_keys", Json.keys(enrollment.keys()))
                .bind("status", enrollment.status().name())
                .bindByType("problem", orNull(enrollment.problem().map(Texts::storable)), String.class)
                .bindByType("anchor_at", orNull(anchor.map(Anchor::at)), Instant.class)
                .bindByType("anchor_date", orNull(anchor.map(Anchor::date)), LocalDate.class)
                .bindByType("anchor_shift_days", orNull(anchor.map(Anchor::shiftDays)), Integer.class)
                .bindByType("pause_reason", orNull(pause.map(p -> p.reason().name())), String.class)
                .bindByType("paused_since", orNull(pause.map(Pause::since)), Instant.class)
                .bindByType("resume_at", orNull(pause.flatMap(Pause::resumeAt)), Instant.class)
                .bindByType("end_reason", orNull(enrollment.ended().map(Enum::name)), String.class)
                .bindByType("replied_at", orNull(enrollment.repliedAt()), Instant.class)
                .bind("version", enrollment.version());
    }

    /** Binds what never changes. */
    static void bindOrigin(SqlStatement<?> statement, Enrollment enrollment) {
        statement
                .bind("sequence", enrollment.sequence().value())
                .bind("contact", enrollment.contact().value());
    }
}
