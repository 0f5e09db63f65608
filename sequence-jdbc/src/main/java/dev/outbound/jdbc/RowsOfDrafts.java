package dev.outbound.jdbc;

import dev.outbound.address.Channel;
import dev.outbound.draft.Brief;
import dev.outbound.draft.Decision;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftRef;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Edits;
import dev.outbound.draft.Fingerprint;
import dev.outbound.draft.SkipReason;
import dev.outbound.draft.Writing;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Drafts as rows of {@code seq_draft}. */
final class RowsOfDrafts {

    static final String COLUMNS = """
            d.id, d.enrollment_id, d.sequence_id, d.step_no, d.status, d.channel, d.subject,
            d.body, d.in_thread, d.problem, d.skip_reason, d.decided_by_kind, d.decided_by, d.decided_at,
            d.approved_words, d.generation, d.failures, d.wake_at, d.ever_edited, d.day_override,
            d.written_from, d.version""";

    /** The same without the words: no channel, no content. */
    static final String COLUMNS_WITHOUT_WORDS = """
            d.id, d.enrollment_id, d.sequence_id, d.step_no, d.status, cast(null as varchar(10)) as channel,
            d.problem, d.skip_reason, d.decided_by_kind, d.decided_by, d.decided_at,
            d.approved_words, d.generation, d.failures, d.wake_at, d.ever_edited, d.day_override,
            d.written_from, d.version""";

    static final RowMapper<Draft> DRAFT = Row.as(RowsOfDrafts::draft);
    static final RowMapper<DraftRef> REF =
            Row.as(row -> new DraftRef(new WorkspaceId(row.text("workspace_id")), draft(row)));

    private RowsOfDrafts() {}

    private static Draft draft(Row row) throws SQLException {
        return new Draft(
                new DraftId(row.uuid("id")),
                new EnrollmentId(row.uuid("enrollment_id")),
                new SequenceId(row.uuid("sequence_id")),
                row.integer("step_no"),
                row.constant(DraftStatus.class, "status"),
                content(row),
                row.maybeText("problem"),
                row.maybeConstant(SkipReason.class, "skip_reason"),
                decision(row),
                new Writing(
                        row.integer("generation"),
                        row.integer("failures"),
                        row.maybeInstant("wake_at"),
                        row.maybeText("written_from").map(Brief::new)),
                new Edits(row.flag("ever_edited"), row.maybeInteger("day_override")),
                row.number("version"));
    }

    static Optional<DraftContent> content(Row row) throws SQLException {
        Optional<Channel> channel = row.maybeConstant(Channel.class, "channel");
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        String body = row.text("body");
        return Optional.of(
                switch (channel.get()) {
                    case EMAIL -> new DraftContent.Email(row.text("subject"), body, row.flag("in_thread"));
                    case SMS -> new DraftContent.Sms(body);
                    case VOICE -> new DraftContent.Voice(body);
                });
    }

    private static Optional<Decision> decision(Row row) throws SQLException {
        Optional<Actor.Kind> kind = row.maybeConstant(Actor.Kind.class, "decided_by_kind");
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                new Actor(kind.get(), row.text("decided_by")),
                row.instant("decided_at"),
                row.maybeText("approved_words").map(Fingerprint::new)));
    }

    /** Everything that may change. */
    static Columns change(Columns row, Draft draft) {
        Optional<Decision> decision = draft.decision();
        return words(row, draft.content())
                .text("status", draft.status().name())
                .text("problem", draft.problem().map(Texts::storable))
                .text("skip_reason", draft.skipReason().map(Enum::name))
                .text("decided_by_kind", decision.map(d -> d.by().kind().name()))
                .text("decided_by", decision.map(d -> d.by().name()))
                .instant("decided_at", decision.map(Decision::at))
                .text("approved_words", decision.flatMap(Decision::approved).map(Fingerprint::hex))
                .integer("generation", draft.writing().generation())
                .integer("failures", draft.writing().failures())
                .instant("wake_at", draft.writing().wakeAt())
                .flag("ever_edited", draft.edits().everEdited())
                .integer("day_override", draft.edits().dayOverride())
                .text("written_from", draft.writing().from().map(Brief::digest));
    }

    static Columns words(Columns row, Optional<DraftContent> content) {
        Optional<DraftContent.Email> email =
                content.flatMap(words -> words.fold(Optional::of, sms -> Optional.empty(), call -> Optional.empty()));
        return row.text("channel", content.map(words -> words.channel().name()))
                .text("subject", email.map(DraftContent.Email::subject))
                .text("body", content.map(DraftContent::body))
                .flag("in_thread", email.map(DraftContent.Email::replyInThread));
    }

    /** What never changes. */
    static Columns origin(Columns row, Draft draft) {
        return row.id("enrollment_id", draft.enrollment().value())
                .id("sequence_id", draft.sequence().value())
                .integer("step_no", draft.position());
    }

    /** The draft as a store holds it after raising its version. */
    static Draft raised(Draft draft) {
        return new Draft(
                draft.id(),
                draft.enrollment(),
                draft.sequence(),
                draft.position(),
                draft.status(),
                draft.content(),
                draft.problem(),
                draft.skipReason(),
                draft.decision(),
                draft.writing(),
                draft.edits(),
                draft.version() + 1);
    }
}
