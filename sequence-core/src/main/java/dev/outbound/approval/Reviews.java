package dev.outbound.approval;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.Address;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.course.CourseEditor.Editing;
import dev.outbound.course.Wording;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.dispatch.TestMails;
import dev.outbound.draft.Brief;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Revision;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The human in the loop. Every decision names the version of the draft it was made on and is refused if the draft has
 * changed since, so that what was read is what is approved. Decisions are possible before and after launch; changing the
 * words after launch needs a paused enrollment.
 */
public final class Reviews {

    private static final Set<SkipReason> RESTORABLE =
            Set.of(SkipReason.USER, SkipReason.SUPPRESSED, SkipReason.MISSING_ADDRESS, SkipReason.NOT_APPROVED);

    private final Setup setup;
    private final Scope scope;
    private final ReviewTools tools;
    private final Desk desk;
    private final Approving approving;
    private final ReviewQueue queue;

    public Reviews(Setup setup, Scope scope, ReviewTools tools) {
        this.setup = setup;
        this.scope = scope;
        this.tools = tools;
        this.desk = new Desk(setup, scope);
        this.approving = new Approving(scope);
        this.queue = new ReviewQueue(setup, scope, tools.composer());
    }

    /** The contacts of a sequence with their drafts, in the order of enrolment. */
    public Page<QueueEntry> queue(SequenceId sequence, PageRequest request) {
        return queue(sequence, QueueFilter.ALL, request);
    }

    /**
     * The contacts with at least one draft of the kind, in the order of enrolment. A page of stale drafts or of warnings
     * may be shorter than asked for, even empty, and still be followed by another one.
     */
    public Page<QueueEntry> queue(SequenceId sequence, QueueFilter filter, PageRequest request) {
        return queue.page(sequence, filter, Optional.empty(), request);
    }

    /** As {@link #queue}, by the drafts of one step. */
    public Page<QueueEntry> byStep(SequenceId sequence, int position, QueueFilter filter, PageRequest request) {
        return queue.page(sequence, filter, Optional.of(position), request);
    }

    public Draft draft(DraftId id) {
        return setup.storage()
                .drafts()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("draft", id));
    }

    /** The draft of one step for one contact. */
    public Draft draft(EnrollmentId enrollment, int position) {
        return setup.storage().drafts().ofEnrollments(scope.workspace(), List.of(enrollment)).stream()
                .filter(d -> d.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("draft of step", position));
    }

    /** A draft with what to know of it. */
    public ReviewedDraft look(DraftId id) {
        return queue.look(draft(id));
    }

    /** The words the draft had before, newest first. */
    public List<Revision> history(DraftId id) {
        return setup.storage().drafts().history(scope.workspace(), draft(id).id());
    }

    /** The draft as the message its recipient will get, if the earlier drafts that are not skipped go out before it. */
    public MessagePreview preview(DraftId id) {
        return new Previews(setup, scope, tools.composer()).of(draft(id));
    }

    /**
     * Sends the draft of a mail to one of our own people, approved or not, marked in its subject: see {@link TestMails}.
     *
     * @param to the asking person's own; refused if it opted out or is a contact's of the sequence, as is a text or call
     */
    public SendOutcome sendTest(DraftId id, EmailAddress to) {
        return new TestSend(setup, scope, tools).send(draft(id), to);
    }

    /** Replaces the words; a failed draft is written by hand this way. They must be approved (again) before they go. */
    public Draft edit(DraftId id, long version, DraftContent content) {
        return decide(id, true, (editing, draft) -> replace(editing, draft.expect(version), content));
    }

    /**
     * Has the writer change the words as a person asks, and replaces them; they must be approved (again) before they go.
     *
     * @param instruction 1 to 2,000 characters
     * @throws SequenceException {@link ErrorCode#WRITER_FAILED} if the writer could not: nothing was changed
     */
    public Draft rewrite(DraftId id, long version, String instruction) {
        String asked = Rewrite.asked(instruction);
        setup.requireEntitled(scope.workspace());
        Draft seen = draft(id).expect(version);
        DraftContent current = seen.content()
                .orElseThrow(() -> new SequenceException(
                        ErrorCode.ILLEGAL_STATE,
                        "draft " + id + " is " + seen.status() + ": it has no words to change"));
        Rewrite rewrite = new Rewrite(setup, scope, tools.authoring());
        DraftContent next = rewrite.words(seen, current, asked);
        return decide(id, true, (editing, draft) -> replace(editing, draft.expect(version), next));
    }

    /** Allows exactly these words to be sent. Approving what is approved already changes nothing. */
    public Draft approve(DraftId id, long version) {
        return decide(id, false, (editing, draft) -> approving.approve(editing, draft, version));
    }

    /**
     * Approves every undecided draft of a contact, or none if one of them failed or may not be approved.
     *
     * @param versions the version of each draft as it was read
     */
    public void approveContact(EnrollmentId id, Map<DraftId, Long> versions) {
        desk.decide(id, false, editing -> {
            for (Draft draft : editing.course().drafts()) {
                if (draft.status() == DraftStatus.FAILED) {
                    throw new SequenceException(
                            ErrorCode.ILLEGAL_STATE,
                            "step " + draft.position() + " could not be written: write, retry or skip it first");
                }
                if (draft.status().isUndecided()) {
                    approving.approve(editing, draft.expect(versions.getOrDefault(draft.id(), -1L)));
                }
            }
        });
    }

    /**
     * Approves those of the drafts that are exactly as they were seen and have no warning; the report says what became of
     * each: a draft that is refused keeps no other from being approved. A hundred contacts are approved in a transaction; an
     * exception in between leaves those before it approved, and the same call again approves the rest.
     */
    public ApprovalReport approveClean(SequenceId id, List<Seen> seen) {
        Sequence sequence = setup.sequence(scope.workspace(), id);
        Reader reader = new Reader(sequence, setup.settings(scope.workspace()), tools.composer());
        return new CleanApprovals(setup, scope, desk, approving).approve(id, seen, reader);
    }

    /** This contact does not get this step; its other steps and other contacts are not touched. */
    public Draft skip(DraftId id, long version) {
        return decide(id, false, (editing, seen) -> {
            Draft draft = seen.expect(version);
            Course course = editing.course();
            Wording.requireNotBegun(course, draft.position());
            if (draft.status() == DraftStatus.GENERATING || draft.status() == DraftStatus.SKIPPED) {
                throw new SequenceException(
                        ErrorCode.ILLEGAL_STATE, "draft " + id + " is " + draft.status() + " and cannot be skipped");
            }
            course.skipDraft(draft, SkipReason.USER);
            course.touch(draft.position())
                    .filter(t -> t.status().isOpen())
                    .ifPresent(t -> course.skipTouch(t, SkipReason.USER));
        });
    }

    /**
     * Takes a skip back: the words are there again and undecided, or are written now.
     *
     * @throws SequenceException {@link ErrorCode#ADDRESS_UNUSABLE} if the contact still has no address for the step, or one
     *     that opted out; {@link ErrorCode#ILLEGAL_STATE} if it was skipped for a reason nobody can take back
     */
    public Draft restore(DraftId id, long version) {
        return decide(id, true, (editing, seen) -> restore(editing, seen.expect(version)));
    }

    /** Withdraws an approval, so that the words can be changed. */
    public Draft reopen(DraftId id, long version) {
        return decide(id, false, (editing, seen) -> {
            Draft draft = seen.expect(version);
            Course course = editing.course();
            Wording.requireChangeable(course, draft.position());
            course.put(draft.reopened());
            course.note(ActivityType.DRAFT_REOPENED, draft.position(), Map.of());
            course.touch(draft.position())
                    .filter(t -> t.status() == TouchStatus.SCHEDULED)
                    .ifPresent(t -> course.put(t.become(TouchStatus.HELD)));
        });
    }

    private void replace(Editing editing, Draft draft, DraftContent content) {
        Course course = editing.course();
        int position = draft.position();
        Wording.requireChangeable(course, position);
        if (content.channel() != course.step(position).channel()) {
            throw new SequenceException(
                    ErrorCode.INVALID_CONTENT,
                    "step " + position + " is " + course.step(position).channel() + ", not " + content.channel());
        }
        Optional<Brief> brief = editing.contact()
                .map(contact -> Brief.of(course.sequence().recipe(), position, contact))
                .or(() -> draft.writing().from());
        course.put(draft.edited(content).from(brief));
        course.note(ActivityType.DRAFT_EDITED, position, Map.of());
        draft.content()
                .filter(old -> !old.equals(content))
                .ifPresent(old -> setup.storage()
                        .drafts()
                        .keep(
                                scope.workspace(),
                                List.of(new Revision(draft.id(), draft.version(), old, scope.actor(), course.now()))));
    }

    private void restore(Editing editing, Draft draft) {
        Course course = editing.course();
        int position = draft.position();
        Wording.requireNotBegun(course, position);
        if (course.isOvertaken(position)) {
            throw new SequenceException(ErrorCode.ILLEGAL_STATE, "a later step has gone out already");
        }
        if (!course.touches().isEmpty()) {
            course.enrollment().require("get a step back", EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED);
        }
        if (draft.skipReason().filter(reason -> !RESTORABLE.contains(reason)).isPresent()) {
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE,
                    "step " + position + " was skipped as " + draft.skipReason().get() + ": that cannot be taken back");
        }
        Draft restored = draft.restored(course.now());
        requireAddress(course, position, editing.contact());
        course.put(restored);
        course.note(ActivityType.DRAFT_RESTORED, position, Map.of());
        EnrollmentStatus status = course.enrollment().status();
        boolean isReviewed = status == EnrollmentStatus.IN_REVIEW || status == EnrollmentStatus.GENERATION_FAILED;
        if (isReviewed && restored.status() == DraftStatus.QUEUED) {
            course.put(course.enrollment().become(EnrollmentStatus.GENERATING));
            course.note(ActivityType.ENROLLMENT_GENERATING);
        }
        course.touch(position).filter(t -> t.status() == TouchStatus.SKIPPED).ifPresent(t -> {
            course.put(t.become(TouchStatus.HELD));
            editing.clampToToday(position);
        });
    }

    private void requireAddress(Course course, int position, Optional<Contact> contact) {
        Optional<Address> address =
                contact.flatMap(c -> c.address(course.step(position).channel()));
        boolean isUsable = address.filter(a -> setup.storage()
                        .suppressions()
                        .suppressed(scope.workspace(), List.of(a.key()))
                        .isEmpty())
                .isPresent();
        if (!isUsable) {
            throw new SequenceException(
                    ErrorCode.ADDRESS_UNUSABLE,
                    "contact " + course.enrollment().contact()
                            + (address.isEmpty() ? " has no address for step " : " opted out of the address for step ")
                            + position);
        }
    }

    private Draft decide(DraftId id, boolean needsContact, BiConsumer<Editing, Draft> decision) {
        Draft seen = draft(id);
        desk.decide(
                seen.enrollment(),
                needsContact,
                editing -> decision.accept(editing, editing.course().draft(seen.position())));
        return draft(id);
    }
}
