package dev.outbound.activity;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.Optional;

/** Store of what happened. Nothing is ever changed or removed, but for the data of a contact that asked to be forgotten. */
public interface ActivityLog {

    /** Appends in this order, within the caller's transaction, and queues each for the host's listener. */
    void append(WorkspaceId workspace, Collection<Activity> activities);

    /** Newest first. */
    Page<Activity> page(WorkspaceId workspace, Filter filter, PageRequest page);

    /** What to show: everything, or what concerns one sequence, enrollment or contact. Filters narrow each other. */
    record Filter(Optional<SequenceId> sequence, Optional<EnrollmentId> enrollment, Optional<ContactId> contact) {

        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

        public static Filter of(SequenceId sequence) {
            return new Filter(Optional.of(sequence), Optional.empty(), Optional.empty());
        }

        public static Filter of(EnrollmentId enrollment) {
            return new Filter(Optional.empty(), Optional.of(enrollment), Optional.empty());
        }

        public static Filter of(ContactId contact) {
            return new Filter(Optional.empty(), Optional.empty(), Optional.of(contact));
        }
    }
}
