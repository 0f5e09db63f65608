package dev.outbound.generation;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.compose.Issue;
import dev.outbound.compose.Issues;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollResult;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for drafts: enrols the recipients of a sequence and queues one draft per step and contact. The writing itself is
 * done by the {@link Generator} in the background.
 */
public final class Drafting {

    private static final int SLICE = 500;

    private final Setup setup;
    private final Scope scope;

    public Drafting(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /**
     * Takes the recipients as they are now, enrols those who can be, and queues their drafts. The sequence is GENERATING
     * until the last draft is written. All or nothing.
     *
     * @throws SequenceException the first of the sequence's {@link Issues} that is an error, or {@link
     *     ErrorCode#NO_RECIPIENTS} if nobody could be enrolled
     */
    public EnrollReport generate(SequenceId id) {
        setup.requireEntitled(scope.workspace());
        Sequence seen = setup.sequence(scope.workspace(), id).require("generate drafts", SequenceStatus.DRAFT);
        Issue.requireNoError(Issues.of(seen));
        List<ContactId> recipients = recipients(seen);
        Map<ContactId, Contact> known = setup.contacts(scope.workspace(), recipients);
        Instant now = setup.now();
        return setup.inTransaction(() -> {
            Sequence sequence = setup.lockSequence(scope.workspace(), id)
                    .expect(seen.version())
                    .require("generate drafts", SequenceStatus.DRAFT);
            Journal journal = setup.journal(scope.actor(), now);
            journal.note(
                    ActivityType.SEQUENCE_GENERATING,
                    Subject.of(id),
                    Map.of(Data.COUNT, Integer.toString(recipients.size())));
            setup.storage().sequences().save(scope.workspace(), sequence.become(SequenceStatus.GENERATING));
            EnrollReport report = new Enroller(setup, scope.workspace(), journal).enroll(sequence, recipients, known);
            if (report.count(EnrollResult.ENROLLED) == 0) {
                throw new SequenceException(
                        ErrorCode.NO_RECIPIENTS,
                        "none of the " + recipients.size() + " recipients can be enrolled: "
                                + report.results().values().stream().distinct().toList());
            }
            return report;
        });
    }

    /** Adds contacts to a sequence that has drafts already; theirs are written in the background. */
    public EnrollReport enroll(SequenceId id, Collection<ContactId> contacts) {
        setup.requireEntitled(scope.workspace());
        Map<ContactId, Contact> known = setup.contacts(scope.workspace(), contacts);
        Instant now = setup.now();
        return setup.inTransaction(() -> {
            Sequence sequence = setup.lockSequence(scope.workspace(), id)
                    .require(
                            "enrol contacts",
                            SequenceStatus.IN_REVIEW,
                            SequenceStatus.SCHEDULED,
                            SequenceStatus.RUNNING,
                            SequenceStatus.PAUSED,
                            SequenceStatus.COMPLETED);
            Journal journal = setup.journal(scope.actor(), now);
            return new Enroller(setup, scope.workspace(), journal).enroll(sequence, contacts, known);
        });
    }

    /**
     * Writes the drafts of one contact again: the failed and the untouched ones; with {@code overwrite} also those a
     * person edited, approved or skipped.
     */
    public void retry(EnrollmentId id, boolean overwrite) {
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = courses(now);
            Course course = courses.lock(id);
            course.enrollment()
                    .require("be drafted again", EnrollmentStatus.GENERATION_FAILED, EnrollmentStatus.IN_REVIEW);
            if (!requeue(course, overwrite)) {
                return;
            }
            course.put(course.enrollment().become(EnrollmentStatus.GENERATING));
            course.note(ActivityType.ENROLLMENT_GENERATING);
            courses.save(List.of(course));
        });
    }

    /**
     * Writes all drafts of a sequence that was not launched again.
     *
     * @param confirmDiscard must be true where edits, approvals or skips of people would be lost
     */
    public void regenerateAll(SequenceId id, boolean confirmDiscard) {
        setup.requireEntitled(scope.workspace());
        Instant now = setup.now();
        setup.run(() -> {
            Sequence sequence = setup.lockSequence(scope.workspace(), id)
                    .require("regenerate all drafts", SequenceStatus.GENERATING, SequenceStatus.IN_REVIEW);
            Journal journal = setup.journal(scope.actor(), now);
            journal.note(ActivityType.SEQUENCE_GENERATING, Subject.of(id));
            setup.storage().sequences().save(scope.workspace(), sequence.become(SequenceStatus.GENERATING));
            Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
            Optional<EnrollmentId> after = Optional.empty();
            List<Course> slice = courses.lockNext(sequence, after, SLICE);
            while (!slice.isEmpty()) {
                for (Course course : slice) {
                    regenerate(course, confirmDiscard);
                }
                courses.save(slice);
                after = Optional.of(slice.get(slice.size() - 1).enrollment().id());
                slice = courses.lockNext(sequence, after, SLICE);
            }
        });
    }

    private void regenerate(Course course, boolean confirmDiscard) {
        if (course.enrollment().status().isTerminal()) {
            return;
        }
        boolean wouldLose = course.drafts().stream().anyMatch(Drafting::isHumanWork);
        if (wouldLose && !confirmDiscard) {
            throw new SequenceException(
                    ErrorCode.CONFIRMATION_REQUIRED,
                    "regenerating discards edits, approvals or skips: confirm that they may be lost");
        }
        requeue(course, true);
        if (course.enrollment().status() != EnrollmentStatus.GENERATING) {
            course.put(course.enrollment().become(EnrollmentStatus.GENERATING));
            course.note(ActivityType.ENROLLMENT_GENERATING);
        }
    }

    private static boolean requeue(Course course, boolean overwrite) {
        boolean any = false;
        for (Draft draft : course.drafts()) {
            boolean untouched = draft.status() == DraftStatus.FAILED || draft.status() == DraftStatus.READY;
            boolean inWork = draft.status() == DraftStatus.QUEUED || draft.status() == DraftStatus.GENERATING;
            if (untouched || (overwrite && (isHumanWork(draft) || inWork))) {
                course.put(draft.requeued(course.now()));
                course.note(ActivityType.DRAFT_REQUEUED, draft.position(), Map.of());
                any = true;
            }
        }
        return any;
    }

    private static boolean isHumanWork(Draft draft) {
        return draft.status() == DraftStatus.EDITED
                || draft.status() == DraftStatus.APPROVED
                || draft.skipReason().equals(Optional.of(SkipReason.USER));
    }

    private List<ContactId> recipients(Sequence sequence) {
        List<ContactId> ids = sequence.recipients().fold(list -> members(list.list()), picked -> picked.contacts());
        int most = setup.policy().limits().recipients();
        if (ids.isEmpty()) {
            throw new SequenceException(ErrorCode.NO_RECIPIENTS, "sequence " + sequence.id() + " has no recipients");
        }
        if (ids.size() > most) {
            throw new SequenceException(
                    ErrorCode.TOO_MANY_RECIPIENTS, ids.size() + " recipients: at most " + most + " are allowed");
        }
        return ids;
    }

    private List<ContactId> members(java.util.UUID listId) {
        ContactListId id = new ContactListId(listId);
        ContactList list = setup.storage()
                .lists()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("list", id));
        if (list.archived()) {
            throw new SequenceException(ErrorCode.LIST_ARCHIVED, "list \"" + list.name() + "\" is archived");
        }
        List<ContactId> members = new ArrayList<>();
        Page<ContactId> page = setup.storage().lists().members(scope.workspace(), id, PageRequest.first(1_000));
        members.addAll(page.items());
        while (page.next().isPresent()) {
            PageRequest next = PageRequest.after(1_000, page.next().get());
            page = setup.storage().lists().members(scope.workspace(), id, next);
            members.addAll(page.items());
        }
        return members;
    }

    private Courses courses(Instant now) {
        return new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
    }
}
