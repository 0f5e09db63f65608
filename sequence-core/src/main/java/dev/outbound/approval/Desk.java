package dev.outbound.approval;

import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.error.StaleWriteException;
import dev.outbound.generation.Settlement;
import dev.outbound.schedule.ContactZones;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where decisions are made: one enrollment under its lock, stored with all that follows from the decision. */
final class Desk {

    private final Setup setup;
    private final Scope scope;

    Desk(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** What lies on it. The contact is there once the enrollment was launched, and where it was asked for. */
    record File(Course course, Optional<Contact> contact, Schedule schedule) {

        Optional<ContactZones> zones() {
            return contact.map(c -> schedule.zones(course.sequence(), c));
        }

        /** A step that is taken up again after its day goes today. */
        void clampToToday(int position) {
            zones().ifPresent(zones -> schedule.clampToToday(course, position, zones));
        }
    }

    /** One transaction of decisions on an enrollment. */
    void decide(EnrollmentId id, boolean needsContact, Consumer<File> decisions) {
        Enrollment seen = enrollment(id);
        boolean reads = needsContact || seen.anchor().isPresent();
        Optional<Contact> contact = reads ? contact(seen) : Optional.empty();
        decide(id, contact, schedule(), file -> {
            if (!reads && file.course().enrollment().anchor().isPresent()) {
                // Launched a moment ago: whoever decides now should know, and its times must be computed.
                throw new StaleWriteException("enrollment", id, seen.version());
            }
            decisions.accept(file);
        });
    }

    /** As above, with what was read before. */
    void decide(EnrollmentId id, Optional<Contact> contact, Schedule schedule, Consumer<File> decisions) {
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
            File file = new File(courses.lock(id), contact, schedule);
            requireGoing(file.course());
            decisions.accept(file);
            Settlement.of(file.course());
            schedule.replanOrEnd(file.course(), file.zones());
            file.course().settle();
            courses.save(List.of(file.course()));
        });
    }

    Optional<Contact> contact(Enrollment enrollment) {
        return setup.host().contacts().find(scope.workspace(), enrollment.contact());
    }

    Enrollment enrollment(EnrollmentId id) {
        return setup.storage()
                .enrollments()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("enrollment", id));
    }

    Schedule schedule() {
        return new Schedule(setup.policy(), setup.settings(scope.workspace()));
    }

    /** Of what has ended, the drafts are kept as they are. */
    private static void requireGoing(Course course) {
        if (course.enrollment().status().isTerminal()) {
            throw new SequenceException(
                    ErrorCode.ALREADY_ENDED,
                    "enrollment " + course.enrollment().id() + " is "
                            + course.enrollment().status());
        }
    }
}
