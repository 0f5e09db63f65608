package dev.outbound.approval;

import dev.outbound.activity.ActivityType;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftCheck;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.error.StaleWriteException;
import dev.outbound.schedule.ContactZones;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The human in the loop. Every decision names the version of the draft it was made on and is refused if the draft has
 * changed since, so that what was read is what is approved. Decisions are possible before and after launch; changing the
 * words after launch needs a paused enrollment.
 */
public final class Reviews {

    private final Setup setup;
    private final Scope scope;

    public Reviews(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** The contacts of a sequence with their drafts, in the order of enrolment. */
    public Page<QueueEntry> queue(SequenceId sequence, PageRequest request) {
        setup.sequence(scope.workspace(), sequence);
        Page<Enrollment> page = setup.storage().enrollments().page(scope.workspace(), sequence, request);
        List<EnrollmentId> ids = page.items().stream().map(Enrollment::id).toList();
        Map<EnrollmentId, List<Draft>> drafts = new HashMap<>();
        setup.storage()
                .drafts()
                .ofEnrollments(scope.workspace(), ids)
                .forEach(d -> drafts.computeIfAbsent(d.enrollment(), e -> new ArrayList<>())
                        .add(d));
        Map<ContactId, Contact> contacts = setup.contacts(
                scope.workspace(),
                page.items().stream().map(Enrollment::contact).toList());
        return page.map(e -> new QueueEntry(
                e, Optional.ofNullable(contacts.get(e.contact())), drafts.getOrDefault(e.id(), List.of())));
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

    /** Replaces the words; a failed draft is written by hand this way. They must be approved (again) before they go. */
    public Draft edit(DraftId id, long version, DraftContent content) {
        return decide(id, version, (course, draft) -> {
            requireChangeable(course, draft);
            if (content.channel() != course.step(draft.position()).channel()) {
                throw new SequenceException(
                        ErrorCode.INVALID_CONTENT,
                        "step " + draft.position() + " is "
                                + course.step(draft.position()).channel() + ", not " + content.channel());
            }
            course.put(draft.edited(content));
            course.note(ActivityType.DRAFT_EDITED, draft.position(), Map.of());
        });
    }

    /** Allows exactly these words to be sent. Approving what is approved already changes nothing. */
    public Draft approve(DraftId id, long version) {
        return decide(id, version, this::approve);
    }

    /**
     * Approves every undecided draft of a contact, or none if one of them failed or may not be approved.
     *
     * @param versions the version of each draft as it was read
     */
    public void approveContact(EnrollmentId id, Map<DraftId, Long> versions) {
        decide(id, (course, contact) -> {
            for (Draft draft : course.drafts()) {
                if (draft.status() == DraftStatus.FAILED) {
                    throw new SequenceException(
                            ErrorCode.ILLEGAL_STATE,
                            "step " + draft.position() + " could not be written: write, retry or skip it first");
                }
                if (draft.status().isUndecided()) {
                    Long seen = versions.get(draft.id());
                    approve(course, draft.expect(seen == null ? -1 : seen));
                }
            }
        });
    }

    /** This contact does not get this step; its other steps and other contacts are not touched. */
    public Draft skip(DraftId id, long version) {
        return decide(id, version, (course, draft) -> {
            Optional<Touch> touch = course.touch(draft.position());
            touch.ifPresent(Reviews::requireNotBegun);
            course.skipDraft(draft, SkipReason.USER);
            touch.filter(t -> t.status().isOpen()).ifPresent(t -> course.skipTouch(t, SkipReason.USER));
        });
    }

    /** Takes a skip back: the words are there again and undecided. */
    public Draft restore(DraftId id, long version) {
        return decide(id, version, (course, draft) -> {
            if (course.isOvertaken(draft.position())) {
                throw new SequenceException(ErrorCode.ILLEGAL_STATE, "a later step has gone out already");
            }
            if (!course.touches().isEmpty()) {
                course.enrollment().require("get a step back", EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED);
            }
            Draft restored = draft.restored(course.now());
            course.put(restored);
            course.note(ActivityType.DRAFT_RESTORED, draft.position(), Map.of());
            course.touch(draft.position())
                    .filter(t -> t.status() == TouchStatus.SKIPPED)
                    .ifPresent(t -> course.put(t.become(TouchStatus.HELD)));
        });
    }

    /** Withdraws an approval, so that the words can be changed. */
    public Draft reopen(DraftId id, long version) {
        return decide(id, version, (course, draft) -> {
            requireChangeable(course, draft);
            course.put(draft.reopened());
            course.note(ActivityType.DRAFT_REOPENED, draft.position(), Map.of());
            course.touch(draft.position())
                    .filter(t -> t.status() == TouchStatus.SCHEDULED)
                    .ifPresent(t -> course.put(t.become(TouchStatus.HELD)));
        });
    }

    private void approve(Course course, Draft draft) {
        if (draft.status() == DraftStatus.APPROVED) {
            return;
        }
        draft.content().ifPresent(DraftCheck::requireSendable);
        course.put(draft.approved(scope.actor(), course.now()));
        course.note(ActivityType.DRAFT_APPROVED, draft.position(), Map.of());
        course.touch(draft.position())
                .filter(t -> t.status() == TouchStatus.HELD)
                .ifPresent(t -> course.put(t.become(TouchStatus.SCHEDULED)));
    }

    /** After launch the words of a step may change only while nothing can be sent, and never once it went out. */
    private static void requireChangeable(Course course, Draft draft) {
        Optional<Touch> touch = course.touch(draft.position());
        if (touch.isEmpty()) {
            return;
        }
        requireNotBegun(touch.get());
        if (!course.isPaused()) {
            throw new SequenceException(
                    ErrorCode.PAUSE_REQUIRED, "pause the enrollment before changing what it is sent");
        }
    }

    private static void requireNotBegun(Touch touch) {
        if (touch.status().isBegun()) {
            throw new SequenceException(
                    touch.status() == TouchStatus.SENDING ? ErrorCode.TOUCH_IN_FLIGHT : ErrorCode.ALREADY_SENT,
                    "step " + touch.position() + " is " + touch.status());
        }
    }

    private Draft decide(DraftId id, long version, BiConsumer<Course, Draft> decision) {
        Draft seen = draft(id);
        decide(seen.enrollment(), (course, zones) -> {
            Draft draft = course.draft(seen.position());
            boolean isRepeated = draft.status() == DraftStatus.APPROVED && seen.status() == DraftStatus.APPROVED;
            decision.accept(course, isRepeated ? draft : draft.expect(version));
            zones.filter(z -> course.draft(seen.position()).status() == DraftStatus.APPROVED)
                    .ifPresent(z -> schedule().clampToToday(course, seen.position(), z));
        });
        return draft(id);
    }

    private void decide(EnrollmentId id, BiConsumer<Course, Optional<ContactZones>> decision) {
        Enrollment seen = setup.storage()
                .enrollments()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("enrollment", id));
        Optional<Contact> contact = seen.anchor().isEmpty()
                ? Optional.empty()
                : setup.host().contacts().find(scope.workspace(), seen.contact());
        Schedule schedule = schedule();
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
            Course course = courses.lock(id);
            requireGoing(course);
            if (seen.anchor().isEmpty() && course.enrollment().anchor().isPresent()) {
                // Launched a moment ago: whoever decides now should know, and its times must be computed.
                throw new StaleWriteException("enrollment", id, seen.version());
            }
            Optional<ContactZones> zones = contact.map(c -> schedule.zones(course.sequence(), c));
            decision.accept(course, zones);
            settleDrafts(course);
            schedule.replanOrEnd(course, zones);
            course.settle();
            courses.save(List.of(course));
        });
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

    /** An enrollment is no longer failed once its last failed draft was skipped or written by hand. */
    private static void settleDrafts(Course course) {
        boolean isMended = course.enrollment().status() == EnrollmentStatus.GENERATION_FAILED
                && course.drafts().stream().noneMatch(d -> d.status() == DraftStatus.FAILED);
        if (isMended) {
            course.put(course.enrollment().become(EnrollmentStatus.IN_REVIEW));
            course.note(ActivityType.ENROLLMENT_IN_REVIEW);
        }
    }

    private Schedule schedule() {
        return new Schedule(setup.policy(), setup.settings(scope.workspace()));
    }
}
