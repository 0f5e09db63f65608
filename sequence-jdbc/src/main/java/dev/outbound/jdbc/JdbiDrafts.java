package dev.outbound.jdbc;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftRef;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import dev.outbound.draft.Revision;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Drafts in {@code seq_draft}. */
final class JdbiDrafts implements Drafts {

    private final Database database;

    JdbiDrafts(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Draft> drafts) {
        Columns rows = new Columns();
        for (Draft draft : drafts) {
            rows.key(workspace, draft.id().value(), 1);
            RowsOfDrafts.change(RowsOfDrafts.origin(rows, draft), draft);
        }
        database.insert("seq_draft", rows, "an enrollment has at most one draft of each step");
    }

    @Override
    public Optional<Draft> find(WorkspaceId workspace, DraftId id) {
        return findAll(workspace, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Draft> findAll(WorkspaceId workspace, Collection<DraftId> ids) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_draft d
                         where d.workspace_id = :workspace
                           and d.id = any(:ids)
                         order by d.id
                        """)
                .define("columns", RowsOfDrafts.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("ids", UUID.class, Keys.of(ids, DraftId::value))
                .map(RowsOfDrafts.DRAFT)
                .list());
    }

    @Override
    public List<Draft> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return ofEnrollments(workspace, enrollments, RowsOfDrafts.COLUMNS);
    }

    @Override
    public List<Draft> withoutWords(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return ofEnrollments(workspace, enrollments, RowsOfDrafts.COLUMNS_WITHOUT_WORDS);
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Draft> drafts) {
        Columns rows = new Columns();
        for (Draft draft : drafts) {
            RowsOfDrafts.change(rows.key(workspace, draft.id().value(), draft.version()), draft);
        }
        database.update("seq_draft", "draft", rows);
    }

    @Override
    public List<DraftRef> claimQueued(Instant now, int limit, Instant leaseEnd) {
        database.requireOwnTransaction("drafts cannot be claimed");
        return database.write(handle -> database.dialect().claimQueued(handle, now, limit, leaseEnd));
    }

    @Override
    public List<DraftRef> abandoned(Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select d.workspace_id, <columns>
                          from seq_draft d
                         where d.wake_at <= :now
                           and d.status = 'GENERATING'
                         order by d.wake_at, d.id
                         limit :limit
                        """)
                .define("columns", RowsOfDrafts.COLUMNS)
                .bind("now", now)
                .bind("limit", limit)
                .map(RowsOfDrafts.REF)
                .list());
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return database.read(handle -> handle.createQuery("""
                        select step_no, status, count(*) as drafts
                          from seq_draft
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                         group by step_no, status
                         order by step_no, status
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .map(Row.as(row -> new Count(
                        row.integer("step_no"), row.constant(DraftStatus.class, "status"), row.integer("drafts"))))
                .list());
    }

    @Override
    public Page<EnrollmentId> enrollments(
            WorkspaceId workspace,
            SequenceId sequence,
            Set<DraftStatus> states,
            Optional<Integer> position,
            PageRequest page) {
        Cursor after = Cursor.of(page, new UUID(0, 0));
        List<EnrollmentId> oneMore = database.read(handle -> handle.createQuery("""
                        select distinct enrollment_id
                          from seq_draft
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                           and status = any(:states)
                           and (step_no = :step_no or cast(:step_no as integer) is null)
                           and enrollment_id > :after
                         order by enrollment_id
                         limit :limit
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .bindArray("states", String.class, Keys.of(states, DraftStatus::name))
                .bindByType("step_no", Row.orNull(position), Integer.class)
                .bind("after", after.uuid(0))
                .bind("limit", page.limit() + 1)
                .map(Row.as(row -> new EnrollmentId(row.uuid("enrollment_id"))))
                .list());
        return Page.of(oneMore, page.limit(), id -> Cursor.at(id).opaque());
    }

    @Override
    public void keep(WorkspaceId workspace, Collection<Revision> revisions) {
        RowsOfRevisions.insert(database, workspace, revisions);
    }

    @Override
    public List<Revision> history(WorkspaceId workspace, DraftId draft) {
        return database.read(handle -> RowsOfRevisions.of(handle, workspace, draft));
    }

    @Override
    public void forgetHistory(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        database.change(handle -> RowsOfRevisions.forget(handle, workspace, enrollments));
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        database.change(handle -> handle.createUpdate("""
                        delete from seq_draft
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .execute());
    }

    private List<Draft> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments, String columns) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_draft d
                         where d.workspace_id = :workspace
                           and d.enrollment_id = any(:enrollments)
                         order by d.enrollment_id, d.step_no
                        """)
                .define("columns", columns)
                .bind("workspace", workspace.value())
                .bindArray("enrollments", UUID.class, Keys.of(enrollments, EnrollmentId::value))
                .map(RowsOfDrafts.DRAFT)
                .list());
    }
}
