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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    }

    /** The enrollment, read without a lock. */
    public Enrollment find(EnrollmentId id) {
        return setup.storage()
                .enrollments()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("enrollment", id));
    }

    /** Changes the enrollment. */
    public void edit(EnrollmentId id, Consumer<Editing> change) {
        edit(find(id), change, false);
    }

    /** As {@link #edit}, for a change after which there is somebody on the way: a COMPLETED sequence runs again. */
    public void revive(EnrollmentId id, Consumer<Editing> change) {
        edit(find(id), change, true);
    }

    private void edit(Enrollment seen, Consumer<Editing> change, boolean revives) {
        Optional<Contact> contact = setup.host().contacts().find(scope.workspace(), seen.contact());
        Schedule schedule = new Schedule(setup.policy(), setup.settings(scope.workspace()));
        Instant now = setup.now();
        setup.run(() -> {
            Journal journal = setup.journal(scope.actor(), now);
            if (revives) {
                runAgain(seen, journal);
            }
            Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
            Editing editing = new Editing(courses.lock(seen.id()), schedule, contact);
            change.accept(editing);
            schedule.replanOrEnd(editing.course(), editing.zones());
            editing.course().settle();
            courses.save(List.of(editing.course()));
        });
    }

    private void runAgain(Enrollment seen, Journal journal) {
        Sequence sequence = setup.lockSequence(scope.workspace(), seen.sequence());
        if (sequence.status() == SequenceStatus.COMPLETED) {
            setup.storage().sequences().save(scope.workspace(), sequence.become(SequenceStatus.RUNNING));
            journal.note(ActivityType.SEQUENCE_RESUMED, Subject.of(sequence.id()));
        }
    }
}
