package dev.outbound.approval;

import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Wording;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.generation.Authoring;
import dev.outbound.sequence.Sequence;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.util.List;

/** Asks the writer to change words as a person says. Changes nothing itself. */
final class Rewrite {

    private static final int INSTRUCTION = 2_000;

    private final Setup setup;
    private final Scope scope;
    private final Authoring authoring;

    Rewrite(Setup setup, Scope scope, Authoring authoring) {
        this.setup = setup;
        this.scope = scope;
        this.authoring = authoring;
    }

    /** What is asked for, without blanks around it. */
    static String asked(String instruction) {
        String asked = instruction.strip();
        if (asked.isEmpty() || asked.length() > INSTRUCTION) {
            throw new SequenceException(
                    ErrorCode.INVALID_VALUE,
                    "instruction of " + asked.length() + " characters: must be 1 to " + INSTRUCTION);
        }
        return asked;
    }

    /** The new words. What would be refused afterwards is refused before the writer is asked. */
    DraftContent words(Draft draft, DraftContent current, String instruction) {
        Enrollment enrollment = setup.enrollment(scope.workspace(), draft.enrollment());
        Sequence sequence = setup.sequence(scope.workspace(), draft.sequence());
        Course course = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), setup.now()))
                .read(sequence, List.of(enrollment))
                .get(0);
        Wording.requireChangeable(course, draft.position());
        if (draft.status() == DraftStatus.APPROVED) {
            throw new SequenceException(
                    ErrorCode.DRAFT_LOCKED,
                    "draft " + draft.id() + " is approved and locked: reopen it before having it rewritten");
        }
        if (!draft.status().isUndecided() && draft.status() != DraftStatus.FAILED) {
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE,
                    "draft " + draft.id() + " is " + draft.status() + " and cannot be rewritten");
        }
        Contact contact = setup.host()
                .contacts()
                .find(scope.workspace(), enrollment.contact())
                .orElseThrow(() -> new NotFoundException("contact", enrollment.contact()));
        List<Draft> siblings = setup.storage().drafts().ofEnrollments(scope.workspace(), List.of(enrollment.id()));
        String notes =
                authoring.notes(scope.workspace(), List.of(sequence.id())).getOrDefault(sequence.id(), "");
        DraftRequest request = Authoring.request(sequence, draft, contact, siblings, setup.settings(scope.workspace()));
        return authoring.rewrite(request.withNotes(notes), current, instruction);
    }
}
