package dev.outbound.draft;

import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * The message of one step for one contact, with its review: a value. Whoever changes one holds its enrollment's lock.
 *
 * @param position the step, 1 being the first
 * @param content present once it was written; kept when a draft is skipped, so that it can be restored
 * @param problem why it could not be written, for people; present exactly when FAILED
 * @param skipReason present exactly when SKIPPED
 * @param decision present when APPROVED, SENT or skipped by a person
 * @param edits how a person has changed it
 */
public record Draft(
        DraftId id,
        EnrollmentId enrollment,
        SequenceId sequence,
        int position,
        DraftStatus status,
        Optional<DraftContent> content,
        Optional<String> problem,
        Optional<SkipReason> skipReason,
        Optional<Decision> decision,
        Writing writing,
        Edits edits,
        long version) {

    public Draft {
        if (problem.isPresent() != (status == DraftStatus.FAILED)
                || skipReason.isPresent() != (status == DraftStatus.SKIPPED)) {
            throw new IllegalArgumentException("draft " + id + " is " + status + " with " + problem + " " + skipReason);
        }
    }

    /** A draft to be written for a step of the enrollment. */
    public static Draft queued(DraftId id, Enrollment enrollment, int position, Instant now) {
        return new Draft(
                id,
                enrollment.id(),
                enrollment.sequence(),
                position,
                DraftStatus.QUEUED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Writing.asked(now),
                Edits.NONE,
                0);
    }

    /** A writer takes it, until its lease ends. */
    public Draft generating(Instant leaseEnd) {
        return to(DraftStatus.GENERATING).withWriting(writing.until(leaseEnd));
    }

    public Draft written(DraftContent words) {
        return to(DraftStatus.READY).withContent(Optional.of(words)).withWriting(writing.done());
    }

    /** The words are known to rest on this; empty if on what is not known. */
    public Draft from(Optional<Brief> brief) {
        return withWriting(writing.from(brief));
    }

    /** Whether unsent words rest on something other than what a writer would be told now. */
    public boolean isOutdated(Brief now) {
        boolean unsent = status.isUndecided() || status == DraftStatus.APPROVED;
        return unsent && writing.from().filter(then -> !then.equals(now)).isPresent();
    }

    /** The writer failed in passing: back to the queue until then. */
    public Draft retry(Instant at) {
        return to(DraftStatus.QUEUED).withWriting(writing.retry(at));
    }

    /** The writer died: back to the queue at once. */
    public Draft abandoned(Instant now) {
        return to(DraftStatus.QUEUED).withWriting(writing.until(now));
    }

    public Draft failed(String reason) {
        check(DraftStatus.FAILED);
        return new Draft(
                id,
                enrollment,
                sequence,
                position,
                DraftStatus.FAILED,
                content,
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                writing.done(),
                edits,
                version);
    }

    /** Asked for anew: words and decision are discarded; a day chosen for the contact stays. */
    public Draft requeued(Instant now) {
        return to(DraftStatus.QUEUED)
                .withContent(Optional.empty())
                .withWriting(writing.again(now))
                .withEdits(edits.fresh());
    }

    /** Changed by a person, or by the writer on a person's instruction. */
    public Draft edited(DraftContent words) {
        if (status == DraftStatus.APPROVED) {
            throw new SequenceException(
                    ErrorCode.DRAFT_LOCKED, "draft " + id + " is approved and locked: reopen it before editing");
        }
        if (status != DraftStatus.READY && status != DraftStatus.EDITED && status != DraftStatus.FAILED) {
            throw illegal("be edited");
        }
        return to(DraftStatus.EDITED)
                .withContent(Optional.of(words))
                .withWriting(writing.done())
                .withEdits(edits.byHand());
    }

    public Draft approved(Actor by, Instant at) {
        DraftContent words = content.orElseThrow(() -> illegal("be approved without content"));
        Decision made = new Decision(by, at, Optional.of(Fingerprint.of(position, words)));
        return to(DraftStatus.APPROVED).withDecision(Optional.of(made));
    }

    /** The approval is withdrawn. */
    public Draft reopened() {
        if (status != DraftStatus.APPROVED) {
            throw illegal("be reopened");
        }
        return to(edits.everEdited() ? DraftStatus.EDITED : DraftStatus.READY);
    }

    public Draft skipped(SkipReason reason, Actor by, Instant at) {
        check(DraftStatus.SKIPPED);
        return new Draft(
                id,
                enrollment,
                sequence,
                position,
                DraftStatus.SKIPPED,
                content,
                Optional.empty(),
                Optional.of(reason),
                Optional.of(new Decision(by, at, Optional.empty())),
                writing.done(),
                edits,
                version);
    }

    /** No longer skipped: its words are back and undecided, or it is to be written. */
    public Draft restored(Instant now) {
        if (status != DraftStatus.SKIPPED) {
            throw illegal("be restored");
        }
        if (content.isEmpty()) {
            return requeued(now);
        }
        return to(edits.everEdited() ? DraftStatus.EDITED : DraftStatus.READY);
    }

    public Draft sent() {
        return to(DraftStatus.SENT).withDecision(decision);
    }

    public Draft withDay(Optional<Integer> override) {
        return withEdits(edits.withDay(override));
    }

    /** The draft with its content left out, for looking over many. */
    public Draft withoutWords() {
        return withContent(Optional.empty());
    }

    /** The draft with the words another state of it has. */
    public Draft withWordsOf(Draft other) {
        return withContent(other.content);
    }

    public Draft withEdits(Edits next) {
        return new Draft(
                id,
                enrollment,
                sequence,
                position,
                status,
                content,
                problem,
                skipReason,
                decision,
                writing,
                next,
                version);
    }

    /** Whether exactly the words it holds now were approved. */
    public boolean isApprovedAsIs() {
        return status == DraftStatus.APPROVED
                && content.isPresent()
                && decision.flatMap(Decision::approved).equals(Optional.of(Fingerprint.of(position, content.get())));
    }

    /**
     * This draft if it is still at that version.
     *
     * @throws StaleWriteException otherwise
     */
    public Draft expect(long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleWriteException("draft", id, expectedVersion);
        }
        return this;
    }

    private Draft to(DraftStatus next) {
        check(next);
        return new Draft(
                id,
                enrollment,
                sequence,
                position,
                next,
                content,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                writing,
                edits,
                version);
    }

    private Draft withContent(Optional<DraftContent> words) {
        return new Draft(
                id,
                enrollment,
                sequence,
                position,
                status,
                words,
                problem,
                skipReason,
                decision,
                writing,
                edits,
                version);
    }

    private Draft withWriting(Writing next) {
        return new Draft(
                id,
                enrollment,
                sequence,
                position,
                status,
                content,
                problem,
                skipReason,
                decision,
                next,
                edits,
                version);
    }

    private Draft withDecision(Optional<Decision> next) {
        return new Draft(
                id,
                enrollment,
                sequence,
                position,
                status,
                content,
                problem,
                skipReason,
                next,
                writing,
                edits,
                version);
    }

    private void check(DraftStatus next) {
        if (!status.canBecome(next)) {
            throw illegal("become " + next);
        }
    }

    private SequenceException illegal(String event) {
        return new SequenceException(ErrorCode.ILLEGAL_STATE, "draft " + id + " is " + status + " and cannot " + event);
    }
}
