package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.course.Course;
import dev.outbound.course.Plans;
import dev.outbound.course.Schedule;
import dev.outbound.course.Whole;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Advance;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.time.Instant;

/** What is done to a whole sequence while it runs. Each is one transaction and takes effect before it returns. */
public final class Running {

    private final Setup setup;
    private final Scope scope;

    public Running(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** Holds a launched sequence. A message that is being handed over at this moment is still sent and recorded. */
    public void pause(SequenceId id) {
        pause(id, Advance.UNHEARD);
    }

    /** As {@link #pause(SequenceId)}, telling how far it is. */
    public void pause(SequenceId id, Advance advance) {
        Instant now = setup.now();
        setup.run(() -> {
            Sequence paused = setup.lockSequence(scope.workspace(), id)
                    .require("be paused", SequenceStatus.SCHEDULED, SequenceStatus.RUNNING)
                    .become(SequenceStatus.PAUSED);
            Journal journal = move(paused, ActivityType.SEQUENCE_PAUSED, now);
            new Whole(setup, scope).each(paused, journal, advance, Course::takeBackClaims);
        });
    }

    /**
     * Goes on. For each contact whose next step was due on an earlier day, what is left moves by the days that were lost;
     * contacts that are paused themselves stay paused.
     */
    public void resume(SequenceId id) {
        resume(id, Advance.UNHEARD);
    }

    /** As {@link #resume(SequenceId)}, telling how far it is: every contact is looked up, then planned anew. */
    public void resume(SequenceId id, Advance advance) {
        Sequence seen = setup.sequence(scope.workspace(), id).require("be resumed", SequenceStatus.PAUSED);
        Whole whole = new Whole(setup, scope);
        Plans plans = whole.plans(id, new Schedule(setup.policy(), setup.settings(scope.workspace())), advance.first());
        Instant now = setup.now();
        boolean isAhead = seen.startAt().filter(start -> start.isAfter(now)).isPresent();
        setup.run(() -> {
            Sequence resumed = setup.lockSequence(scope.workspace(), id)
                    .require("be resumed", SequenceStatus.PAUSED)
                    .become(isAhead ? SequenceStatus.SCHEDULED : SequenceStatus.RUNNING);
            Journal journal = move(resumed, ActivityType.SEQUENCE_RESUMED, now);
            whole.each(resumed, journal, advance.second(), course -> {
                if (course.enrollment().status() == EnrollmentStatus.ACTIVE) {
                    plans.resume(course);
                }
            });
        });
    }

    /**
     * Ends a sequence for good: everything not handed over is skipped at once. The record, with drafts and activities,
     * stays. Cancelling twice changes nothing.
     */
    public void cancel(SequenceId id) {
        cancel(id, Advance.UNHEARD);
    }

    /** As {@link #cancel(SequenceId)}, telling how far it is. */
    public void cancel(SequenceId id, Advance advance) {
        Instant now = setup.now();
        setup.run(() -> {
            Sequence locked = setup.lockSequence(scope.workspace(), id);
            if (locked.status() == SequenceStatus.CANCELLED) {
                return;
            }
            Sequence cancelled = locked.become(SequenceStatus.CANCELLED);
            Journal journal = move(cancelled, ActivityType.SEQUENCE_CANCELLED, now);
            new Whole(setup, scope).each(cancelled, journal, advance, course -> {
                if (!course.enrollment().status().isTerminal()) {
                    course.cancel(EndReason.SEQUENCE_CANCELLED, SkipReason.CANCELLED);
                }
            });
        });
    }

    /**
     * Moves a step to another day for every contact that has none of its own and has not been sent it. A day that has
     * passed for a contact means today.
     *
     * @param shiftFollowing the steps behind it move by as many days
     * @throws dev.outbound.error.SequenceException DAY_OUT_OF_ORDER if it would go before or after its neighbours
     */
    public void editStepDay(SequenceId id, int position, int day, boolean shiftFollowing) {
        new StepDays(setup, scope).edit(id, position, day, shiftFollowing);
    }

    /** Whether a reply ends an enrollment of this sequence from now on. Replies of the past are not judged again. */
    public void stopOnReply(SequenceId id, boolean stop) {
        Instant now = setup.now();
        setup.run(() -> {
            Sequence locked = setup.lockSequence(scope.workspace(), id)
                    .require(
                            "change what a reply does",
                            SequenceStatus.SCHEDULED,
                            SequenceStatus.RUNNING,
                            SequenceStatus.PAUSED);
            move(locked.withDelivery(locked.delivery().withStopOnReply(stop)), ActivityType.SEQUENCE_EDITED, now);
        });
    }

    private Journal move(Sequence next, ActivityType type, Instant now) {
        setup.storage().sequences().save(scope.workspace(), next);
        Journal journal = setup.journal(scope.actor(), now);
        journal.note(type, Subject.of(next.id()));
        journal.appendTo(setup.storage().activities(), scope.workspace());
        return journal;
    }
}
