package dev.outbound.course;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.contact.Contact;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.NotFoundException;
import dev.outbound.schedule.ContactZones;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Changes one enrollment as a whole: reads contact and settings from the host, then in one transaction locks the course,
 * lets the change happen, plans its times anew and stores it. What the change throws undoes it.
 */
public final class CourseEditor {

    private final Setup setup;
    private final Scope scope;

    public CourseEditor(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /**
     * A course under its lock, with what is known of its contact.
     *
     * @param contact empty if the CRM does not know it any more
     */
    public record Editing(Course course, Schedule schedule, Optional<Contact> contact) {

        /** The zones of the contact, if it is known. */
        public Optional<ContactZones> zones() {
            return contact.map(c -> schedule.zones(course.sequence(), c));
        }

        /**
         * The zones of the contact.
         *
         * @throws NotFoundException if the CRM does not know it any more
         */
        public ContactZones knownZones() {
            return zones().orElseThrow(() ->
                    new NotFoundException("contact", course.enrollment().contact()));
        }

        /** A step that is taken up again after its day goes today, as {@link Schedule#clampToToday}. */
        public void clampToToday(int position) {
            zones().ifPresent(known -> schedule.clampToToday(course, position, known));
        }
    }

    /** Changes the enrollment. */
    public void edit(EnrollmentId id, Consumer<Editing> change) {
        Enrollment seen = setup.enrollment(scope.workspace(), id);
        edit(id, contact(seen), schedule(), change);
    }

    /** As {@link #edit}, for a change after which there is somebody on the way: a COMPLETED sequence runs again. */
    public void revive(EnrollmentId id, Consumer<Editing> change) {
        Enrollment seen = setup.enrollment(scope.workspace(), id);
        edit(id, contact(seen), schedule(), journal -> runAgain(seen, journal), change);
    }

    /** As {@link #edit}, with what was read of the host before. */
    public void edit(EnrollmentId id, Optional<Contact> contact, Schedule schedule, Consumer<Editing> change) {
        edit(id, contact, schedule, journal -> {}, change);
    }

    private void edit(
            EnrollmentId id,
            Optional<Contact> contact,
            Schedule schedule,
            Consumer<Journal> first,
            Consumer<Editing> change) {
        Instant now = setup.now();
        setup.run(() -> {
            Journal journal = setup.journal(scope.actor(), now);
            first.accept(journal);
            Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
            Editing editing = new Editing(courses.lock(id), schedule, contact);
            change.accept(editing);
            follow(editing);
            courses.save(List.of(editing.course()));
        });
    }

    /**
     * As {@link #edit}, of several in one transaction; those that do not exist any more are left out.
     *
     * @param change tells whether anything may follow from what it did
     */
    public void editAll(Map<EnrollmentId, Optional<Contact>> contacts, Schedule schedule, Predicate<Editing> change) {
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
            Collection<Course> locked = courses.lock(contacts.keySet()).values();
            for (Course course : locked) {
                Optional<Contact> contact =
                        contacts.getOrDefault(course.enrollment().id(), Optional.empty());
                Editing editing = new Editing(course, schedule, contact);
                if (change.test(editing)) {
                    follow(editing);
                }
            }
            courses.save(locked);
        });
    }

    private static void follow(Editing editing) {
        editing.schedule().replanOrEnd(editing.course(), editing.zones());
        editing.course().settle();
    }

    private Optional<Contact> contact(Enrollment seen) {
        return setup.host().contacts().find(scope.workspace(), seen.contact());
    }

    private Schedule schedule() {
        return new Schedule(setup.policy(), setup.settings(scope.workspace()));
    }

    private void runAgain(Enrollment seen, Journal journal) {
        Sequence sequence = setup.lockSequence(scope.workspace(), seen.sequence());
        if (sequence.status() == SequenceStatus.COMPLETED) {
            setup.storage().sequences().save(scope.workspace(), sequence.become(SequenceStatus.RUNNING));
            journal.note(ActivityType.SEQUENCE_RESUMED, Subject.of(sequence.id()));
        }
    }
}
