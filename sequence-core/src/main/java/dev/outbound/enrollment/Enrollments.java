package dev.outbound.enrollment;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Store of enrollments. Ids ascend in the order of enrolment. All bulk methods take any number of rows and work in a
 * constant number of round trips per thousand.
 */
public interface Enrollments {

    /**
     * Stores new enrollments at version 1. One whose contact is in its sequence already is left out.
     *
     * @return the contacts that were added
     */
    Set<ContactId> add(WorkspaceId workspace, Collection<Enrollment> enrollments);

    Optional<Enrollment> find(WorkspaceId workspace, EnrollmentId id);

    /** Those of the enrollments that exist. */
    List<Enrollment> findAll(WorkspaceId workspace, Collection<EnrollmentId> ids);

    /** Reads those that exist and keeps others from changing or locking them; locked and returned in ascending id. */
    List<Enrollment> lock(WorkspaceId workspace, Collection<EnrollmentId> ids);

    /** As {@link #lock}, for the next of a sequence after an id: how a whole sequence is worked through in slices. */
    List<Enrollment> lockNext(WorkspaceId workspace, SequenceId sequence, Optional<EnrollmentId> after, int limit);

    /**
     * Stores the changes, raising each version by one.
     *
     * @throws StaleWriteException if any stored version is another
     */
    void save(WorkspaceId workspace, Collection<Enrollment> enrollments);

    /** In the order of enrolment. */
    Page<Enrollment> page(WorkspaceId workspace, SequenceId sequence, PageRequest page);

    /** How many enrollments of the sequence are in each state; states without any are absent. */
    Map<EnrollmentStatus, Integer> counts(WorkspaceId workspace, SequenceId sequence);

    /** Enrollments that have not ended for good and hold one of the addresses. */
    List<EnrollmentId> openByAddress(WorkspaceId workspace, Collection<AddressKey> keys);

    /** Enrollments of these contacts that have not ended for good. */
    List<EnrollmentId> openByContact(WorkspaceId workspace, Collection<ContactId> contacts);

    /** The next enrollments of a contact after an id, in whatever state, in ascending id. */
    List<Enrollment> ofContact(WorkspaceId workspace, ContactId contact, Optional<EnrollmentId> after, int limit);

    /** Deletes all enrollments of a sequence that goes back to being composed. */
    void deleteOfSequence(WorkspaceId workspace, SequenceId sequence);

    /** PAUSED enrollments of any workspace whose time to go on has come. */
    List<EnrollmentRef> resumingBy(Instant now, int limit);
}
