package dev.outbound.generation;

import dev.outbound.activity.ActivityType;
import dev.outbound.course.Course;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Revision;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts drafts of one enrollment back into the writer's queue, and keeps what people wrote. */
final class Redrafting {

    private final Course course;
    private final Actor actor;
    private final List<Revision> replaced = new ArrayList<>();

    Redrafting(Course course, Actor actor) {
        this.course = course;
        this.actor = actor;
    }

    /** Words of people that are written over. */
    List<Revision> replaced() {
        return List.copyOf(replaced);
    }

    /** The failed and the untouched ones; with {@code overwrite} also what people edited, approved or skipped. */
    void retry(boolean overwrite) {
        for (Draft draft : course.drafts()) {
            boolean untouched = draft.status() == DraftStatus.FAILED || draft.status() == DraftStatus.READY;
            if (untouched || (overwrite && isHumanWork(draft))) {
                requeue(draft);
            }
        }
    }

    /** Everything that is to be sent, also what is just being written. */
    void all() {
        for (Draft draft : course.drafts()) {
            if (draft.status() != DraftStatus.SKIPPED || isHumanWork(draft)) {
                requeue(draft);
            }
        }
    }

    /** One draft; it is not sent before it was approved anew. */
    void one(Draft draft, boolean overwrite) {
        DraftStatus status = draft.status();
        boolean human = status == DraftStatus.EDITED || status == DraftStatus.APPROVED;
        if (!human && status != DraftStatus.FAILED && status != DraftStatus.READY) {
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE, "draft " + draft.id() + " is " + status + " and cannot be written again");
        }
        if (human && !overwrite) {
            throw new SequenceException(
                    ErrorCode.CONFIRMATION_REQUIRED,
                    "draft " + draft.id() + " is " + status + ": confirm that its words may be overwritten");
        }
        requeue(draft);
        course.touch(draft.position())
                .filter(t -> t.status() == TouchStatus.SCHEDULED)
                .ifPresent(t -> course.put(t.become(TouchStatus.HELD)));
    }

    static boolean isHumanWork(Draft draft) {
        return draft.status() == DraftStatus.EDITED
                || draft.status() == DraftStatus.APPROVED
                || draft.skipReason().equals(Optional.of(SkipReason.USER));
    }

    private void requeue(Draft draft) {
        if (draft.edits().everEdited()) {
            draft.content()
                    .ifPresent(words ->
                            replaced.add(new Revision(draft.id(), draft.version(), words, actor, course.now())));
        }
        course.put(draft.requeued(course.now()));
        course.note(ActivityType.DRAFT_REQUEUED, draft.position(), Map.of());
        if (!course.enrollment().status().isLive() && course.enrollment().status() != EnrollmentStatus.GENERATING) {
            course.put(course.enrollment().become(EnrollmentStatus.GENERATING));
            course.note(ActivityType.ENROLLMENT_GENERATING);
        }
    }
}
