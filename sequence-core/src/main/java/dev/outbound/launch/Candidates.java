package dev.outbound.launch;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.course.Whole;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.setup.Advance;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the contacts of a sequence with all that a launch must know of them, slice by slice, without locks. */
final class Candidates {

    private final Setup setup;
    private final Scope scope;
    private final Schedule schedule;

    Candidates(Setup setup, Scope scope, Schedule schedule) {
        this.setup = setup;
        this.scope = scope;
        this.schedule = schedule;
    }

    /** All contacts of the sequence, in the order of enrolment. */
    void each(Sequence sequence, Advance advance, Consumer<Candidate> visitor) {
        new Whole(setup, scope)
                .pages(
                        sequence.id(),
                        advance,
                        enrollments -> of(sequence, enrollments).forEach(visitor));
    }

    /**
     * As {@link #each}, for those who ask only when everything goes: without a look at other sequences, and where a contact
     * was activated already, without its drafts and opt-outs, which its touches know of.
     */
    void eachForTimes(Sequence sequence, Consumer<Candidate> visitor) {
        new Whole(setup, scope)
                .pages(
                        sequence.id(),
                        enrollments -> forTimes(sequence, enrollments).forEach(visitor));
    }

    /** Those of the enrollments that exist in the sequence. */
    List<Candidate> ofIds(Sequence sequence, Set<EnrollmentId> ids) {
        List<Enrollment> found = setup.storage().enrollments().findAll(scope.workspace(), ids);
        return of(
                sequence,
                found.stream().filter(e -> e.sequence().equals(sequence.id())).toList());
    }

    private List<Candidate> of(Sequence sequence, List<Enrollment> enrollments) {
        List<ContactId> ids = enrollments.stream().map(Enrollment::contact).toList();
        Map<ContactId, Contact> contacts = setup.contacts(scope.workspace(), ids);
        return of(
                sequence,
                courses().read(sequence, enrollments),
                contacts,
                suppressed(contacts.values()),
                elsewhere(sequence, ids));
    }

    private List<Candidate> forTimes(Sequence sequence, List<Enrollment> enrollments) {
        Map<ContactId, Contact> contacts = setup.contacts(
                scope.workspace(), enrollments.stream().map(Enrollment::contact).toList());
        List<Course> courses = courses().readForTimes(sequence, enrollments);
        List<Contact> waiting = courses.stream()
                .filter(course -> course.touches().isEmpty())
                .flatMap(course ->
                        Optional.ofNullable(contacts.get(course.enrollment().contact())).stream())
                .toList();
        return of(sequence, courses, contacts, suppressed(waiting), Set.of());
    }

    private Courses courses() {
        return new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), setup.now()));
    }

    private List<Candidate> of(
            Sequence sequence,
            List<Course> courses,
            Map<ContactId, Contact> contacts,
            Set<AddressKey> suppressed,
            Set<ContactId> elsewhere) {
        List<Candidate> candidates = new ArrayList<>();
        for (Course course : courses) {
            ContactId id = course.enrollment().contact();
            Optional<Contact> contact = Optional.ofNullable(contacts.get(id));
            Optional<Reach> reach = contact.map(c -> Reach.of(c, schedule.zones(sequence, c)));
            candidates.add(new Candidate(course, contact, reach, suppressed, elsewhere.contains(id)));
        }
        return candidates;
    }

    private Set<AddressKey> suppressed(Collection<Contact> contacts) {
        Set<AddressKey> keys = new HashSet<>();
        contacts.forEach(contact -> keys.addAll(contact.keys()));
        return keys.isEmpty() ? Set.of() : setup.storage().suppressions().suppressed(scope.workspace(), keys);
    }

    private Set<ContactId> elsewhere(Sequence sequence, List<ContactId> contacts) {
        var enrollments = setup.storage().enrollments();
        Set<EnrollmentId> open = new LinkedHashSet<>(enrollments.openByContact(scope.workspace(), contacts));
        Set<ContactId> elsewhere = new HashSet<>();
        for (Enrollment other : enrollments.findAll(scope.workspace(), open)) {
            if (other.status().isLive() && !other.sequence().equals(sequence.id())) {
                elsewhere.add(other.contact());
            }
        }
        return elsewhere;
    }
}
