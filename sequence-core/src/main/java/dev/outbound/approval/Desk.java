package dev.outbound.approval;

import dev.outbound.contact.Contact;
import dev.outbound.course.CourseEditor;
import dev.outbound.course.CourseEditor.Editing;
import dev.outbound.course.Schedule;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.SequenceException;
import dev.outbound.error.StaleWriteException;
import dev.outbound.generation.Settlement;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where decisions are made: one enrollment under its lock, stored with all that follows from the decision. */
final class Desk {

    private final Setup setup;
    private final Scope scope;
    private final CourseEditor editor;

    Desk(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
        this.editor = new CourseEditor(setup, scope);
    }

    /**
     * One transaction of decisions on an enrollment. The contact is there once it was launched, and where it was asked for.
     */
    void decide(EnrollmentId id, boolean needsContact, Consumer<Editing> decisions) {
        Enrollment seen = setup.enrollment(scope.workspace(), id);
        boolean reads = needsContact || seen.anchor().isPresent();
        Optional<Contact> contact =
                reads ? setup.host().contacts().find(scope.workspace(), seen.contact()) : Optional.empty();
        decide(id, contact, schedule(), editing -> {
            if (!reads && editing.course().enrollment().anchor().isPresent()) {
                // Launched a moment ago: whoever decides now should know, and its times must be computed.
                throw new StaleWriteException("enrollment", id, seen.version());
            }
            decisions.accept(editing);
        });
    }

    /** As above, with what was read before. Of what has ended, the drafts are kept as they are. */
    void decide(EnrollmentId id, Optional<Contact> contact, Schedule schedule, Consumer<Editing> decisions) {
        editor.edit(id, contact, schedule, editing -> {
            editing.course().enrollment().requireGoing();
            decisions.accept(editing);
            Settlement.of(editing.course());
        });
    }

    /**
     * Decisions on several enrollments in one transaction.
     *
     * @param refused is told of those that have ended, on which nothing can be decided any more
     * @param decisions tells whether anything was decided
     */
    void decideAll(
            Map<EnrollmentId, Optional<Contact>> contacts,
            Schedule schedule,
            BiConsumer<EnrollmentId, SequenceException> refused,
            Predicate<Editing> decisions) {
        editor.editAll(contacts, schedule, editing -> {
            Enrollment enrollment = editing.course().enrollment();
            try {
                enrollment.requireGoing();
            } catch (SequenceException ended) {
                refused.accept(enrollment.id(), ended);
                return false;
            }
            boolean isDecided = decisions.test(editing);
            if (isDecided) {
                Settlement.of(editing.course());
            }
            return isDecided;
        });
    }

    Schedule schedule() {
        return new Schedule(setup.policy(), setup.settings(scope.workspace()));
    }
}
