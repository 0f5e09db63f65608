package dev.outbound.activity;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Store of what happened. Nothing is ever changed or removed, but for the data of a contact that asked to be forgotten. */
public interface ActivityLog {

    /** Appends in this order, within the caller's transaction, and queues each for the host's listener. */
    void append(WorkspaceId workspace, Collection<Activity> activities);

    /** Newest first. */
    Page<Activity> page(WorkspaceId workspace, Filter filter, PageRequest page);

    /** Takes out of the data of everything that concerns the contact what {@link Data#impersonal} does not keep. */
    void redact(WorkspaceId workspace, ContactId contact);

    /**
     * How many contacts of the sequence have answered, per kind of answer and step; a contact that answered a step twice
     * counts once. Only {@link ActivityType#isAnswer answers} are counted.
     */
    List<Answers> answers(WorkspaceId workspace, SequenceId sequence);

    /** So many contacts gave that kind of answer to a step. */
    record Answers(ActivityType type, int position, int contacts) {}

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
