package dev.outbound.jdbc;

import dev.outbound.draft.DraftId;
import dev.outbound.draft.Revision;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Words that were replaced, as rows of {@code seq_draft_revision}. */
final class RowsOfRevisions {

    private static final RowMapper<Revision> REVISION = Row.as(row -> new Revision(
            new DraftId(row.uuid("draft_id")),
            row.number("draft_version"),
            RowsOfDrafts.content(row).orElseThrow(),
            new Actor(row.constant(Actor.Kind.class, "replaced_by_kind"), row.text("replaced_by")),
            row.instant("replaced_at")));

    private RowsOfRevisions() {}

    static void insert(Database database, WorkspaceId workspace, Collection<Revision> revisions) {
        Columns rows = new Columns();
        for (Revision revision : revisions) {
            RowsOfDrafts.words(rows.text("workspace_id", workspace.value()), Optional.of(revision.content()))
                    .id("draft_id", revision.draft().value())
                    .number("draft_version", revision.version())
                    .text("replaced_by_kind", revision.by().kind().name())
                    .text("replaced_by", revision.by().name())
                    .instant("replaced_at", revision.at());
        }
        database.insert("seq_draft_revision", rows, "the words of one version of a draft are kept once");
    }

    static void forget(Handle handle, WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        handle.createUpdate("""
                        delete from seq_draft_revision
                         where workspace_id = :workspace
                           and draft_id in (select id
                                              from seq_draft
                                             where workspace_id = :workspace
                                               and enrollment_id = any(:enrollments))
                        """)
                .bind("workspace", workspace.value())
                .bindArray("enrollments", UUID.class, Keys.of(enrollments, EnrollmentId::value))
                .execute();
    }

    static List<Revision> of(Handle handle, WorkspaceId workspace, DraftId draft) {
        return handle.createQuery("""
                        select draft_id, draft_version, channel, subject, body, in_thread,
                               replaced_by_kind, replaced_by, replaced_at
                          from seq_draft_revision
                         where workspace_id = :workspace
                           and draft_id = :draft
                         order by draft_version desc
                        """)
                .bind("workspace", workspace.value())
                .bind("draft", draft.value())
                .map(REVISION)
                .list();
    }
}
