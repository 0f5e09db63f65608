package dev.outbound.jdbc;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.sequence.SequenceId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

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

    /** Everything that may change. */
    static Columns change(Columns row, Enrollment enrollment) {
        Optional<Anchor> anchor = enrollment.anchor();
        Optional<Pause> pause = enrollment.pause();
        return row.text("address_keys", Json.keys(enrollment.keys()))
                .text("status", enrollment.status().name())
                .text("problem", enrollment.problem().map(Texts::storable))
                .instant("anchor_at", anchor.map(Anchor::at))
                .date("anchor_date", anchor.map(Anchor::date))
                .integer("anchor_shift_days", anchor.map(Anchor::shiftDays))
                .text("pause_reason", pause.map(p -> p.reason().name()))
                .instant("paused_since", pause.map(Pause::since))
                .instant("resume_at", pause.flatMap(Pause::resumeAt))
                .text("end_reason", enrollment.ended().map(Enum::name))
                .instant("replied_at", enrollment.repliedAt());
    }

    /** What never changes. */
    static Columns origin(Columns row, Enrollment enrollment) {
        return row.id("sequence_id", enrollment.sequence().value())
                .text("contact_id", enrollment.contact().value());
    }
}
