package dev.outbound.approval;

import dev.outbound.approval.ApprovalReport.Answer;
import dev.outbound.approval.ApprovalReport.Outcome;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.CourseEditor.Editing;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Fingerprint;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.SequenceException;
import dev.outbound.lint.Warning;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Approves those of many drafts that are as they were seen and need no second look. */
final class CleanApprovals {

    private static final int CONTACTS_AT_ONCE = 100;

    private final Setup setup;
    private final Scope scope;
    private final Desk desk;
    private final Approving approving;

    CleanApprovals(Setup setup, Scope scope, Desk desk, Approving approving) {
        this.setup = setup;
        this.scope = scope;
        this.desk = desk;
        this.approving = approving;
    }

    /** Approves drafts of one sequence, so many contacts in a transaction. */
    ApprovalReport approve(SequenceId sequence, List<Seen> seen, Reader reader) {
        Map<DraftId, Answer> answers = new LinkedHashMap<>();
        seen.forEach(one -> answers.put(
                one.draft(), new Answer(Outcome.NOT_FOUND, "draft " + one.draft() + " is not in this sequence")));
        Map<DraftId, Seen> wanted = new LinkedHashMap<>();
        seen.forEach(one -> wanted.put(one.draft(), one));
        Map<EnrollmentId, List<Draft>> found =
                setup.storage().drafts().findAll(scope.workspace(), wanted.keySet()).stream()
                        .filter(draft -> draft.sequence().equals(sequence))
                        .collect(Collectors.groupingBy(Draft::enrollment));
        List<Enrollment> enrollments = setup.storage().enrollments().findAll(scope.workspace(), found.keySet());
        Map<ContactId, Contact> contacts = setup.contacts(
                scope.workspace(), enrollments.stream().map(Enrollment::contact).toList());
        Schedule schedule = desk.schedule();
        Decisions decisions = new Decisions(found, wanted, reader);
        for (int from = 0; from < enrollments.size(); from += CONTACTS_AT_ONCE) {
            Map<EnrollmentId, Optional<Contact>> some = new LinkedHashMap<>();
            enrollments
                    .subList(from, Math.min(enrollments.size(), from + CONTACTS_AT_ONCE))
                    .forEach(e -> some.put(e.id(), Optional.ofNullable(contacts.get(e.contact()))));
            desk.decideAll(some, schedule, decisions::refuse, decisions::decide);
        }
        answers.putAll(decisions.answers());
        return new ApprovalReport(answers);
    }

    /** What becomes of drafts, contact by contact. */
    private final class Decisions {

        private final Map<EnrollmentId, List<Draft>> found;
        private final Map<DraftId, Seen> wanted;
        private final Reader reader;
        private final Map<DraftId, Answer> answers = new HashMap<>();

        Decisions(Map<EnrollmentId, List<Draft>> found, Map<DraftId, Seen> wanted, Reader reader) {
            this.found = found;
            this.wanted = wanted;
            this.reader = reader;
        }

        Map<DraftId, Answer> answers() {
            return answers;
        }

        void refuse(EnrollmentId ended, SequenceException refusal) {
            found.getOrDefault(ended, List.of()).forEach(draft -> answers.put(draft.id(), refused(refusal)));
        }

        /** Whether anything was approved. */
        boolean decide(Editing editing) {
            boolean isAny = false;
            for (Draft draft : found.getOrDefault(editing.course().enrollment().id(), List.of())) {
                Optional<Answer> answer = Optional.ofNullable(wanted.get(draft.id()))
                        .map(seen -> approve(editing, draft.position(), seen, reader));
                answer.ifPresent(its -> answers.put(draft.id(), its));
                isAny |= answer.filter(its -> its.outcome() == Outcome.APPROVED).isPresent();
            }
            return isAny;
        }
    }

    private static Answer refused(SequenceException refusal) {
        return new Answer(Outcome.REFUSED, String.valueOf(refusal.getMessage()));
    }

    private Answer approve(Editing editing, int position, Seen seen, Reader reader) {
        Draft draft = editing.course().draft(position);
        boolean sameWords = draft.content()
                .filter(words -> Fingerprint.of(position, words).equals(seen.words()))
                .isPresent();
        if (!sameWords) {
            return new Answer(Outcome.CHANGED, "the words of draft " + draft.id() + " have changed: read it again");
        }
        if (draft.status() == DraftStatus.APPROVED) {
            return new Answer(Outcome.ALREADY_APPROVED, "");
        }
        if (draft.version() != seen.version()) {
            return new Answer(
                    Outcome.CHANGED,
                    "draft " + draft.id() + " is no longer at version " + seen.version() + ": read it again");
        }
        List<Warning> warnings =
                reader.read(draft, editing.course().drafts(), editing.contact()).warnings();
        if (!warnings.isEmpty()) {
            return new Answer(
                    Outcome.HAS_WARNINGS, warnings.stream().map(Warning::words).collect(Collectors.joining(" ")));
        }
        try {
            approving.approve(editing, draft);
            return new Answer(Outcome.APPROVED, "");
        } catch (SequenceException refused) {
            return refused(refused);
        }
    }
}
