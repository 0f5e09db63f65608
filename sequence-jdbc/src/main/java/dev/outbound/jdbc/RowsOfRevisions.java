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
import org.jdbi.v3.core.statement.PreparedBatch;

/** Words that were replaced, as rows of {@code seq_draft_revision}. */
final class RowsOfRevisions {

    private static final RowMapper<Revision> REVISION = Row.as(row -> new Revision(
            new DraftId(row.uuid("draft_id")),
            row.number("draft_version"),
            RowsOfDrafts.content(row).orElseThrow(),
            new Actor(row.constant(Actor.Kind.class, "replaced_by_kind"), row.text("replaced_by")),
            row.instant("replaced_at")));

    private RowsOfRevisions() {}

    static void insert(Handle handle, WorkspaceId workspace, Collection<Revision> revisions) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into seq_draft_revision (workspace_id, draft_id, draft_version, channel, subject, body, in_thread,
                    replaced_by_kind, replaced_by, replaced_at)
                values (:workspace, :draft, :version, :channel, :subject, :body, :in_thread,
                    :replaced_by_kind, :replaced_by, :replaced_at)
                """);
        for (Revision revision : revisions) {
            RowsOfDrafts.bindWords(batch, Optional.of(revision.content()));
            batch.bind("workspace", workspace.value())
                    .bind("draft", revision.draft().value())
                    .bind("version", revision.version())
                    .bind("replaced_by_kind", revision.by().kind().name())
                    .bind("replaced_by", revision.by().name())
                    .bind("replaced_at", revision.at())
                    .add();
        }
        Database.insert(batch, "the words of one version of a draft are kept once");
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
