package dev.outbound.simulation;

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

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingDrafts implements Drafts {

    final Drafts inner;

    ForwardingDrafts(Drafts inner) {
        this.inner = inner;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Draft> drafts) {
        inner.add(workspace, drafts);
    }

    @Override
    public Optional<Draft> find(WorkspaceId workspace, DraftId id) {
        return inner.find(workspace, id);
    }

    @Override
    public List<Draft> findAll(WorkspaceId workspace, Collection<DraftId> ids) {
        return inner.findAll(workspace, ids);
    }

    @Override
    public List<Draft> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return inner.ofEnrollments(workspace, enrollments);
    }

    @Override
    public List<Draft> withoutWords(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return inner.withoutWords(workspace, enrollments);
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Draft> drafts) {
        inner.save(workspace, drafts);
    }

    @Override
    public List<DraftRef> claimQueued(Instant now, int limit, Instant leaseEnd) {
        return inner.claimQueued(now, limit, leaseEnd);
    }

    @Override
    public List<DraftRef> abandoned(Instant now, int limit) {
        return inner.abandoned(now, limit);
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return inner.counts(workspace, sequence);
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        inner.deleteOfSequence(workspace, sequence);
    }

    @Override
    public Page<EnrollmentId> enrollments(
            WorkspaceId workspace,
            SequenceId sequence,
            Set<DraftStatus> states,
            Optional<Integer> position,
            PageRequest page) {
        return inner.enrollments(workspace, sequence, states, position, page);
    }

    @Override
    public void keep(WorkspaceId workspace, Collection<Revision> revisions) {
        inner.keep(workspace, revisions);
    }

    @Override
    public void forgetHistory(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        inner.forgetHistory(workspace, enrollments);
    }

    @Override
    public List<Revision> history(WorkspaceId workspace, DraftId draft) {
        return inner.history(workspace, draft);
    }
}
