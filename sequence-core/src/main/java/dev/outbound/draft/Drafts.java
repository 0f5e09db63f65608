package dev.outbound.draft;

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

/** Store of drafts. Changes are made under the lock of the enrollment, so drafts need no lock of their own. */
public interface Drafts {

    /** Stores new drafts at version 1. At most one exists per enrollment and position. */
    void add(WorkspaceId workspace, Collection<Draft> drafts);

    Optional<Draft> find(WorkspaceId workspace, DraftId id);

    /** Those of the drafts that exist. */
    List<Draft> findAll(WorkspaceId workspace, Collection<DraftId> ids);

    /** All drafts of these enrollments, by enrollment and position. */
    List<Draft> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments);

    /**
     * As {@link #ofEnrollments}, but the drafts come without their content, whether they have any or not: for looking over
     * whole sequences. What comes is not to be saved.
     */
    List<Draft> withoutWords(WorkspaceId workspace, Collection<EnrollmentId> enrollments);

    /**
     * Stores the changes, raising each version by one.
     *
     * @throws StaleWriteException if any stored version is another
     */
    void save(WorkspaceId workspace, Collection<Draft> drafts);

    /**
     * Takes up to {@code limit} QUEUED drafts of any workspace whose time has come and moves them to GENERATING until
     * {@code leaseEnd}; nobody else is given them. Of one enrollment only the first that is not settled is taken, so that
     * later messages are written knowing the earlier ones. Oldest first.
     */
    List<DraftRef> claimQueued(Instant now, int limit, Instant leaseEnd);

    /** GENERATING drafts of any workspace whose lease has ended. */
    List<DraftRef> abandoned(Instant now, int limit);

    /** How many drafts of the sequence are in each state, per step; pairs without any are absent. */
    List<Count> counts(WorkspaceId workspace, SequenceId sequence);

    /**
     * The enrollments of the sequence with a draft in one of these states, in the order of enrolment.
     *
     * @param position only drafts of this step count; any step if empty
     */
    Page<EnrollmentId> enrollments(
            WorkspaceId workspace,
            SequenceId sequence,
            Set<DraftStatus> states,
            Optional<Integer> position,
            PageRequest page);

    /** Keeps words that are being replaced, within the caller's transaction. At most one per draft and version. */
    void keep(WorkspaceId workspace, Collection<Revision> revisions);

    /** The words the draft had before, newest first. */
    List<Revision> history(WorkspaceId workspace, DraftId draft);

    /** Deletes what was kept of the earlier words of these enrollments' drafts. */
    void forgetHistory(WorkspaceId workspace, Collection<EnrollmentId> enrollments);

    /** Deletes all drafts of a sequence that goes back to being composed, with their history. */
    void deleteOfSequence(WorkspaceId workspace, SequenceId sequence);

    /** So many drafts of a step are in that state. */
    record Count(int position, DraftStatus status, int count) {}
}
