package dev.outbound.launch;

import dev.outbound.activity.Journal;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Works through all contacts of a sequence, in slices. */
final class Whole {

    private static final int SLICE = 500;

    private final Setup setup;
    private final Scope scope;

    Whole(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** Changes every course, within the caller's transaction, in which the sequence is locked. */
    void each(Sequence sequence, Journal journal, Consumer<Course> change) {
        Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
        journal.appendTo(setup.storage().activities(), scope.workspace());
        Optional<EnrollmentId> after = Optional.empty();
        List<Course> slice = courses.lockNext(sequence, after, SLICE);
        while (!slice.isEmpty()) {
            slice.forEach(change);
            courses.save(slice);
            after = Optional.of(slice.get(slice.size() - 1).enrollment().id());
            slice = courses.lockNext(sequence, after, SLICE);
        }
    }

    /** The contacts that have not ended, as the CRM knows them. Not to be called inside a transaction. */
    Map<ContactId, Contact> contacts(SequenceId id) {
        Map<ContactId, Contact> all = new HashMap<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(SLICE));
        while (request.isPresent()) {
            Page<Enrollment> page = setup.storage().enrollments().page(scope.workspace(), id, request.get());
            all.putAll(setup.contacts(
                    scope.workspace(),
                    page.items().stream()
                            .filter(e -> !e.status().isTerminal())
                            .map(Enrollment::contact)
                            .toList()));
            request = page.next().map(cursor -> PageRequest.after(SLICE, cursor));
        }
        return all;
    }
}
