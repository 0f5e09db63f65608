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
import dev.outbound.course.Whole;
import dev.outbound.course.Wording;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
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
import dev.outbound.setup.Advance;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Asks for drafts: enrols the recipients of a sequence and queues one draft per step and contact. The writing itself is
 * done by the {@link Generator} in the background.
 */
public final class Drafting {

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
        return generate(id, Advance.UNHEARD);
    }

    /** As {@link #generate(SequenceId)}, telling how far the enrolling is. */
    public EnrollReport generate(SequenceId id, Advance advance) {
        setup.requireEntitled(scope.workspace());
        Sequence seen = setup.sequence(scope.workspace(), id).require("generate drafts", SequenceStatus.DRAFT);
        Issue.requireNoError(Issues.of(seen, setup.policy().throttle()));
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
            EnrollReport report =
                    new Enroller(setup, scope.workspace(), journal).enroll(sequence, recipients, known, advance);
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
            return new Enroller(setup, scope.workspace(), journal).enroll(sequence, contacts, known, Advance.UNHEARD);
        });
    }

    /**
     * Writes the drafts of one contact again: the failed and the untouched ones; with {@code overwrite} also those a
     * person edited, approved or skipped.
     */
    public void retry(EnrollmentId id, boolean overwrite) {
        setup.requireEntitled(scope.workspace());
        redraft(id, (course, redrafting) -> {
            course.enrollment()
                    .require("be drafted again", EnrollmentStatus.GENERATION_FAILED, EnrollmentStatus.IN_REVIEW);
            redrafting.retry(overwrite);
        });
    }

    /**
     * Writes one draft again. After launch the enrollment must be paused, and the step waits for a new approval.
     *
     * @param version of the draft as it was read
     * @param overwrite must be true where words a person wrote or approved would be lost; they are kept in the history
     * @return the draft, queued
     */
    public Draft regenerate(DraftId id, long version, boolean overwrite) {
        setup.requireEntitled(scope.workspace());
        Draft seen = draft(id);
        redraft(seen.enrollment(), (course, redrafting) -> {
            Draft draft = course.draft(seen.position()).expect(version);
            Wording.requireChangeable(course, draft.position());
            redrafting.one(draft, overwrite);
        });
        return draft(id);
    }

    /** How far the writing is. */
    public Progress progress(SequenceId id) {
        setup.sequence(scope.workspace(), id);
        return Progress.of(setup.storage().drafts().counts(scope.workspace(), id));
    }

    /** Whose drafts could not be written and why, in the order of enrolment. */
    public Page<Failure> failures(SequenceId id, PageRequest page) {
        setup.sequence(scope.workspace(), id);
        Page<EnrollmentId> ids = setup.storage()
                .drafts()
                .enrollments(scope.workspace(), id, Set.of(DraftStatus.FAILED), Optional.empty(), page);
        Map<EnrollmentId, Map<Integer, String>> problems = new HashMap<>();
        setup.storage()
                .drafts()
                .ofEnrollments(scope.workspace(), ids.items())
                .forEach(draft -> draft.problem()
                        .ifPresent(problem -> problems.computeIfAbsent(draft.enrollment(), e -> new HashMap<>())
                                .put(draft.position(), problem)));
        List<Failure> failures = setup.storage().enrollments().findAll(scope.workspace(), ids.items()).stream()
                .map(e -> new Failure(e.id(), e.contact(), problems.getOrDefault(e.id(), Map.of())))
                .toList();
        return new Page<>(failures, ids.next());
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
            new Whole(setup, scope).eachWithWords(sequence, journal, course -> regenerate(course, confirmDiscard));
        });
    }

    private void regenerate(Course course, boolean confirmDiscard) {
        if (course.enrollment().status().isTerminal()) {
            return;
        }
        boolean wouldLose = course.drafts().stream().anyMatch(Redrafting::isHumanWork);
        if (wouldLose && !confirmDiscard) {
            throw new SequenceException(
                    ErrorCode.CONFIRMATION_REQUIRED,
                    "regenerating discards edits, approvals or skips: confirm that they may be lost");
        }
        new Redrafting(course, scope.actor()).all();
    }

    private void redraft(EnrollmentId id, BiConsumer<Course, Redrafting> work) {
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
            Course course = courses.lock(id);
            Redrafting redrafting = new Redrafting(course, scope.actor());
            work.accept(course, redrafting);
            setup.storage().drafts().keep(scope.workspace(), redrafting.replaced());
            courses.save(List.of(course));
        });
    }

    private Draft draft(DraftId id) {
        return setup.storage()
                .drafts()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("draft", id));
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
        return Page.all(1_000, request -> setup.storage().lists().members(scope.workspace(), id, request))
                .flatMap(page -> page.items().stream())
                .toList();
    }
}
