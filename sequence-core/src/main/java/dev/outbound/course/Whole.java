package dev.outbound.course;

import dev.outbound.activity.Journal;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.workspace.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Works through all contacts of a sequence, in slices. */
public final class Whole {

    private static final int SLICE = 500;

    private final Setup setup;
    private final Scope scope;

    public Whole(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** Changes every course, within the caller's transaction, in which the sequence is locked. */
    public void each(Sequence sequence, Journal journal, Consumer<Course> change) {
        slices(sequence, journal, slice -> slice.forEach(change));
    }

    /** As {@link #each}, for a change that asks the storage something once for many courses. */
    public void slices(Sequence sequence, Journal journal, Consumer<List<Course>> change) {
        Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
        journal.appendTo(setup.storage().activities(), scope.workspace());
        Optional<EnrollmentId> after = Optional.empty();
        List<Course> slice = courses.lockNext(sequence, after, SLICE);
        while (!slice.isEmpty()) {
            change.accept(slice);
            courses.save(slice);
            after = Optional.of(slice.get(slice.size() - 1).enrollment().id());
            slice = courses.lockNext(sequence, after, SLICE);
        }
    }

    /** Reads all enrollments of the sequence without locks, in the order of enrolment. */
    public void pages(SequenceId id, Consumer<List<Enrollment>> visitor) {
        Page.all(SLICE, request -> setup.storage().enrollments().page(scope.workspace(), id, request))
                .forEach(page -> visitor.accept(page.items()));
    }

    /** Plans for the contacts that have not ended. Asks the host; not to be called inside a transaction. */
    public Plans plans(SequenceId id, Schedule schedule) {
        Map<ContactId, Contact> all = new HashMap<>();
        pages(
                id,
                enrollments -> all.putAll(setup.contacts(
                        scope.workspace(),
                        enrollments.stream()
                                .filter(e -> !e.status().isTerminal())
                                .map(Enrollment::contact)
                                .toList())));
        return new Plans(schedule, all);
    }
}
