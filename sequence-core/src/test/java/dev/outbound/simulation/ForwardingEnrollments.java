package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentRef;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Enrollments;
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

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingEnrollments implements Enrollments {

    final Enrollments inner;

    ForwardingEnrollments(Enrollments inner) {
        this.inner = inner;
    }

    @Override
    public Set<ContactId> add(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        return inner.add(workspace, enrollments);
    }

    @Override
    public Optional<Enrollment> find(WorkspaceId workspace, EnrollmentId id) {
        return inner.find(workspace, id);
    }

    @Override
    public List<Enrollment> findAll(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return inner.findAll(workspace, ids);
    }

    @Override
    public List<Enrollment> lock(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return inner.lock(workspace, ids);
    }

    @Override
    public List<Enrollment> lockNext(
            WorkspaceId workspace, SequenceId sequence, Optional<EnrollmentId> after, int limit) {
        return inner.lockNext(workspace, sequence, after, limit);
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        inner.save(workspace, enrollments);
    }

    @Override
    public Page<Enrollment> page(WorkspaceId workspace, SequenceId sequence, PageRequest page) {
        return inner.page(workspace, sequence, page);
    }

    @Override
    public Map<EnrollmentStatus, Integer> counts(WorkspaceId workspace, SequenceId sequence) {
        return inner.counts(workspace, sequence);
    }

    @Override
    public List<EnrollmentId> openByAddress(WorkspaceId workspace, Collection<AddressKey> keys) {
        return inner.openByAddress(workspace, keys);
    }

    @Override
    public List<EnrollmentId> openByContact(WorkspaceId workspace, Collection<ContactId> contacts) {
        return inner.openByContact(workspace, contacts);
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        inner.deleteOfSequence(workspace, sequence);
    }

    @Override
    public List<EnrollmentRef> resumingBy(Instant now, int limit) {
        return inner.resumingBy(now, limit);
    }

    @Override
    public List<Enrollment> ofContact(
            WorkspaceId workspace, ContactId contact, Optional<EnrollmentId> after, int limit) {
        return inner.ofContact(workspace, contact, after, limit);
    }
}
