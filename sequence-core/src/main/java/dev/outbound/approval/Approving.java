package dev.outbound.approval;

import dev.outbound.activity.ActivityType;
import dev.outbound.approval.ApprovalReport.Answer;
import dev.outbound.approval.ApprovalReport.Outcome;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.CourseEditor.Editing;
import dev.outbound.course.Schedule;
import dev.outbound.course.Wording;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftCheck;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Fingerprint;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.lint.Warning;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.SendTimes;
import dev.outbound.sequence.Sequence;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives approvals. */
final class Approving {

    private static final int CONTACTS_AT_ONCE = 100;

    private final Setup setup;
    private final Scope scope;
    private final Desk desk;

    Approving(Setup setup, Scope scope, Desk desk) {
        this.setup = setup;
        this.scope = scope;
        this.desk = desk;
    }

    /** Approves a draft at the version that was seen. Once approved, the same approval changes nothing. */
    void approve(Editing editing, Draft draft, long version) {
        boolean isRepeated = draft.status() == DraftStatus.APPROVED && draft.version() == version + 1;
        if (!isRepeated) {
            approve(editing, draft.expect(version));
        }
    }

    /** Approves the draft as it is. */
    void approve(Editing editing, Draft draft) {
        if (draft.status() == DraftStatus.APPROVED) {
            return;
        }
        Course course = editing.course();
        int position = draft.position();
        Wording.requireNotBegun(course, position);
        draft.content().ifPresent(DraftCheck::requireSendable);
        Draft approved = draft.approved(scope.actor(), course.now());
        Optional<Touch> held = course.touch(position).filter(t -> t.status() == TouchStatus.HELD);
        if (held.isPresent()) {
            editing.zones().ifPresent(zones -> requirePossible(editing, position, zones));
        }
        course.put(approved);
        course.note(ActivityType.DRAFT_APPROVED, position, Map.of());
        held.ifPresent(t -> {
            course.put(t.become(TouchStatus.SCHEDULED));
            editing.clampToToday(position);
        });
    }

    /** Approves those of the drafts that are as they were seen and need no second look, so many contacts at once. */
    ApprovalReport approveClean(Sequence sequence, List<Seen> seen, Reader reader) {
        Map<DraftId, Answer> answers = new LinkedHashMap<>();
        seen.forEach(one -> answers.put(
                one.draft(), new Answer(Outcome.NOT_FOUND, "draft " + one.draft() + " is not in this sequence")));
        Map<DraftId, Seen> wanted = new LinkedHashMap<>();
        seen.forEach(one -> wanted.put(one.draft(), one));
        Map<EnrollmentId, List<Draft>> found =
                setup.storage().drafts().findAll(scope.workspace(), wanted.keySet()).stream()
                        .filter(draft -> draft.sequence().equals(sequence.id()))
                        .collect(Collectors.groupingBy(Draft::enrollment, LinkedHashMap::new, Collectors.toList()));
        List<Enrollment> enrollments = setup.storage().enrollments().findAll(scope.workspace(), found.keySet());
        Map<ContactId, Contact> contacts = setup.contacts(
                scope.workspace(), enrollments.stream().map(Enrollment::contact).toList());
        Schedule schedule = desk.schedule();
        for (int from = 0; from < enrollments.size(); from += CONTACTS_AT_ONCE) {
            Map<EnrollmentId, Optional<Contact>> some = new LinkedHashMap<>();
            for (Enrollment one : enrollments.subList(from, Math.min(enrollments.size(), from + CONTACTS_AT_ONCE))) {
                some.put(one.id(), Optional.ofNullable(contacts.get(one.contact())));
            }
            // Only what was committed is told: the database may let the work begin anew.
            Map<DraftId, Answer> own = new HashMap<>();
            desk.decideAll(
                    some,
                    schedule,
                    (ended, refusal) -> found.getOrDefault(ended, List.of())
                            .forEach(draft -> own.put(draft.id(), refused(refusal))),
                    editing -> {
                        Map<DraftId, Answer> its = new HashMap<>();
                        for (Draft draft :
                                found.getOrDefault(editing.course().enrollment().id(), List.of())) {
                            Optional.ofNullable(wanted.get(draft.id()))
                                    .ifPresent(one ->
                                            its.put(draft.id(), approve(editing, draft.position(), one, reader)));
                        }
                        own.putAll(its);
                        return its.values().stream().anyMatch(answer -> answer.outcome() == Outcome.APPROVED);
                    });
            answers.putAll(own);
        }
        return new ApprovalReport(answers);
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
            approve(editing, draft);
            return new Answer(Outcome.APPROVED, "");
        } catch (SequenceException refused) {
            return refused(refused);
        }
    }

    private static void requirePossible(Editing editing, int position, ContactZones zones) {
        var hours = editing.schedule().hours(editing.course().sequence(), position, zones);
        if (SendTimes.next(hours, editing.course().now()).isEmpty()) {
            throw new SequenceException(
                    ErrorCode.WINDOW_IMPOSSIBLE,
                    "step " + position + " can never go out to contact "
                            + editing.course().enrollment().contact()
                            + ": its window never meets the legal hours there");
        }
    }
}
