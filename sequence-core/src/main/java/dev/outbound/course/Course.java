package dev.outbound.course;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.NotFoundException;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One enrollment under its lock, with everything that belongs to it. Changes are collected here and stored by {@link
 * Courses#save}; every change of state is noted in the journal with it. For one thread and one transaction.
 */
public final class Course {

    private final Sequence sequence;
    private final Journal journal;
    private final TreeMap<Integer, Draft> drafts = new TreeMap<>();
    private final TreeMap<Integer, Touch> touches = new TreeMap<>();
    private final TreeMap<Integer, Draft> changedDrafts = new TreeMap<>();
    private final TreeMap<Integer, Touch> changedTouches = new TreeMap<>();
    private final TreeMap<Integer, Touch> newTouches = new TreeMap<>();
    private final boolean words;
    private Enrollment enrollment;
    private boolean enrollmentChanged;

    /**
     * @param words whether the drafts come with theirs
     */
    Course(Sequence sequence, Enrollment enrollment, Journal journal, boolean words) {
        this.words = words;
        this.sequence = sequence;
        this.enrollment = enrollment;
        this.journal = journal;
    }

    void loaded(Draft draft) {
        drafts.put(draft.position(), draft);
    }

    void loaded(Touch touch) {
        touches.put(touch.position(), touch);
    }

    public Sequence sequence() {
        return sequence;
    }

    public Enrollment enrollment() {
        return enrollment;
    }

    public Instant now() {
        return journal.now();
    }

    /** The drafts by position. */
    public List<Draft> drafts() {
        return List.copyOf(drafts.values());
    }

    /** The touches by position; none before the enrollment was activated. */
    public List<Touch> touches() {
        return List.copyOf(touches.values());
    }

    public Draft draft(int position) {
        Draft draft = drafts.get(position);
        if (draft == null) {
            throw new NotFoundException("draft of step", position);
        }
        return draft;
    }

    public Optional<Touch> touch(int position) {
        return Optional.ofNullable(touches.get(position));
    }

    public Step step(int position) {
        return sequence.recipe().step(position);
    }

    /** The day of the step for this contact, as set; the order of the steps may still raise it. */
    public int day(int position) {
        Draft draft = drafts.get(position);
        Optional<Integer> own = draft == null ? Optional.empty() : draft.edits().dayOverride();
        return own.orElseGet(() -> step(position).day());
    }

    /** Held by itself or with the whole sequence. */
    public boolean isPaused() {
        return enrollment.status() == EnrollmentStatus.PAUSED || sequence.status() == SequenceStatus.PAUSED;
    }

    /** Whether the tick may look at it: the enrollment is active, the sequence launched and not held. */
    public boolean isSendable() {
        return enrollment.status() == EnrollmentStatus.ACTIVE
                && (sequence.status() == SequenceStatus.RUNNING || sequence.status() == SequenceStatus.SCHEDULED);
    }

    /** The first touch that is scheduled or under way: the only one that may be claimed. */
    public Optional<Touch> head() {
        return touches.values().stream()
                .filter(t -> t.status() == TouchStatus.SCHEDULED
                        || t.status() == TouchStatus.CLAIMED
                        || t.status() == TouchStatus.SENDING)
                .findFirst();
    }

    /** Whether a step behind that one was handed over already. */
    public boolean isOvertaken(int position) {
        return touches.tailMap(position, false).values().stream()
                .anyMatch(t -> t.status().isBegun());
    }

    public void put(Enrollment next) {
        enrollment = next;
        enrollmentChanged = true;
    }

    public void put(Draft next) {
        drafts.put(next.position(), next);
        changedDrafts.put(next.position(), next);
    }

    /** Takes the touch as it is now: a new one is added, a known one changed. */
    public void put(Touch next) {
        boolean isNew = !touches.containsKey(next.position()) || newTouches.containsKey(next.position());
        touches.put(next.position(), next);
        (isNew ? newTouches : changedTouches).put(next.position(), next);
    }

    public void note(ActivityType type) {
        journal.note(type, Subject.of(enrollment));
    }

    public void note(ActivityType type, Map<String, String> data) {
        journal.note(type, Subject.of(enrollment), data);
    }

    public void note(ActivityType type, int position, Map<String, String> data) {
        journal.note(type, Subject.of(enrollment, position), data);
    }

    /** Skips the touch of a step, and the draft where its words will not be needed again. */
    public void skipTouch(Touch touch, SkipReason reason) {
        put(touch.skipped(reason));
        note(
                ActivityType.TOUCH_SKIPPED,
                touch.position(),
                Map.of(Data.REASON, reason.name(), Data.CHANNEL, touch.channel().name()));
    }

    /** Skips a draft that was not sent. */
    public void skipDraft(Draft draft, SkipReason reason) {
        if (draft.status() != DraftStatus.SKIPPED && draft.status() != DraftStatus.SENT) {
            put(draft.skipped(reason, journal.actor(), now()));
            note(ActivityType.DRAFT_SKIPPED, draft.position(), Map.of(Data.REASON, reason.name()));
        }
    }

    /** Ends the enrollment: everything not yet handed over is skipped. What is being sent is still recorded. */
    public void end(EnrollmentStatus next, SkipReason reason, ActivityType type) {
        stopOpenTouches(reason);
        put(enrollment.become(next));
        note(type, Map.of(Data.REASON, reason.name()));
    }

    /** Cancels the enrollment. */
    public void cancel(EndReason why, SkipReason reason) {
        stopOpenTouches(reason);
        put(enrollment.cancelled(why));
        note(ActivityType.ENROLLMENT_CANCELLED, Map.of(Data.REASON, why.name()));
    }

    /** Holds the enrollment; a claim that was not handed over is taken back. */
    public void pause(Pause why) {
        put(enrollment.paused(why));
        note(ActivityType.ENROLLMENT_PAUSED, Map.of(Data.REASON, why.reason().name()));
        takeBackClaims();
    }

    /** Takes claimed touches back into the queue and lets the tick forget what may not be sent. */
    public void takeBackClaims() {
        for (Touch touch : touches()) {
            if (touch.status() == TouchStatus.CLAIMED) {
                put(touch.become(TouchStatus.SCHEDULED)
                        .withTiming(touch.timing().withWakeAt(Optional.empty())));
            } else if (touch.status().isOpen() && touch.timing().wakeAt().isPresent()) {
                put(touch.withTiming(touch.timing().withWakeAt(Optional.empty())));
            }
        }
    }

    /** The contact opted out: nothing more is written to it in this sequence. */
    public void suppress() {
        for (Draft draft : drafts()) {
            boolean begun =
                    touch(draft.position()).filter(t -> t.status().isBegun()).isPresent();
            if (!begun) {
                skipDraft(draft, SkipReason.SUPPRESSED);
            }
        }
        end(EnrollmentStatus.SUPPRESSED, SkipReason.SUPPRESSED, ActivityType.ENROLLMENT_SUPPRESSED);
    }

    /**
     * Completes a live enrollment all of whose touches are done: SUPPRESSED if nothing went out because of an opt-out,
     * else COMPLETED.
     */
    public void settle() {
        if (!enrollment.status().isLive() || touches.isEmpty()) {
            return;
        }
        Collection<Touch> all = touches.values();
        if (!all.stream().allMatch(t -> t.status().isDone())) {
            return;
        }
        boolean wentOut = all.stream().anyMatch(t -> t.status().isBegun());
        boolean optedOut = all.stream().anyMatch(t -> t.skipReason().equals(Optional.of(SkipReason.SUPPRESSED)));
        boolean suppressed = !wentOut && optedOut;
        put(enrollment.become(suppressed ? EnrollmentStatus.SUPPRESSED : EnrollmentStatus.COMPLETED));
        note(suppressed ? ActivityType.ENROLLMENT_SUPPRESSED : ActivityType.ENROLLMENT_COMPLETED);
    }

    boolean hasWords() {
        return words;
    }

    boolean isEnrollmentChanged() {
        return enrollmentChanged;
    }

    Collection<Draft> changedDrafts() {
        return changedDrafts.values();
    }

    Collection<Touch> changedTouches() {
        return changedTouches.values();
    }

    Collection<Touch> newTouches() {
        return newTouches.values();
    }

    private void stopOpenTouches(SkipReason reason) {
        for (Touch touch : touches()) {
            if (touch.status().isOpen()) {
                skipTouch(touch, reason);
            }
        }
    }
}
