package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Course;
import dev.outbound.course.CourseEditor;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.course.WhyNotSent;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.Sequence;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is done to one contact on its way. Each is one transaction and takes effect before it returns; times that follow
 * from it are planned anew with it.
 */
public final class Enrolled {

    private final Setup setup;
    private final Scope scope;
    private final CourseEditor editor;

    public Enrolled(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
        this.editor = new CourseEditor(setup, scope);
    }

    public Enrollment get(EnrollmentId id) {
        return setup.enrollment(scope.workspace(), id);
    }

    /** The touches of a contact, by position; none before launch. */
    public List<Touch> touches(EnrollmentId id) {
        get(id);
        return setup.storage().touches().ofEnrollments(scope.workspace(), List.of(id));
    }

    /**
     * Why the steps of a contact are not sent, by position; sent ones are left out. Works before launch too. Times are told
     * in the contact's time zone, or the workspace's where the CRM cannot say.
     */
    public List<WhyNotSent.Reason> why(EnrollmentId id) {
        Enrollment enrollment = get(id);
        Sequence sequence = setup.sequence(scope.workspace(), enrollment.sequence());
        WorkspaceSettings settings = setup.settings(scope.workspace());
        ZoneId zone = setup.contacts(scope.workspace(), List.of(enrollment.contact())).values().stream()
                .findFirst()
                .map(c -> new Schedule(setup.policy(), settings)
                        .zones(sequence, c)
                        .scheduling())
                .orElse(settings.zone());
        Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), setup.now()));
        return WhyNotSent.of(courses.read(sequence, List.of(enrollment)).get(0), zone);
    }

    /** Holds a contact until {@link #resume}. */
    public void pause(EnrollmentId id) {
        editor.edit(id, editing -> {
            Course course = editing.course();
            course.enrollment().require("be paused", EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED);
            course.pause(new Pause(Pause.Reason.USER, course.now(), Optional.empty()));
        });
    }

    /** Goes on; if its next step was due on an earlier day, what is left moves by the days that were lost. */
    public void resume(EnrollmentId id) {
        editor.edit(id, editing -> {
            editing.course().enrollment().require("be resumed", EnrollmentStatus.PAUSED);
            editing.schedule().resume(editing.course(), editing.knownZones());
        });
    }

    /**
     * Brings back a contact that was stopped by a reply or a bounce: what that stopped is scheduled again, or waits for
     * approval, and moves by the days that were lost. A COMPLETED sequence runs again.
     *
     * @param force also if mail would go to the very address that bounced
     * @throws SequenceException CONFIRMATION_REQUIRED without force; SEQUENCE_ENDED if the sequence was cancelled
     */
    public void reactivate(EnrollmentId id, boolean force) {
        editor.revive(id, editing -> Reactivation.reactivate(editing, force));
    }

    /** Takes the contact out of the sequence for good. */
    public void remove(EnrollmentId id) {
        editor.edit(id, editing -> {
            editing.course().enrollment().requireGoing();
            editing.course().cancel(EndReason.REMOVED, SkipReason.CANCELLED);
        });
    }

    /**
     * Moves a step to another day for this contact, before launch or after, earlier or later. A day that has passed means
     * today.
     *
     * @param day 0 to 365, counted from the contact's start
     * @param shiftFollowing the steps behind it that are still to go move by as many days
     * @throws SequenceException DAY_OUT_OF_ORDER if it would go before or after its neighbours; ALREADY_SENT,
     *     TOUCH_IN_FLIGHT
     */
    public void editDay(EnrollmentId id, int position, int day, boolean shiftFollowing) {
        editor.edit(id, editing -> {
            Days.edit(editing.course(), position, day, shiftFollowing);
            editing.clampToToday(position);
        });
    }

    /**
     * Sends a step with the next tick: its day, window, business hours, weekends and the throttle do not hold it; legal
     * hours, opt-outs, consent, approval and the order of steps do.
     *
     * @param skipEarlier earlier steps that are still to go are skipped; otherwise they refuse the wish
     */
    public SendNow sendNow(EnrollmentId id, int position, boolean skipEarlier) {
        List<SendNow> answers = new ArrayList<>();
        editor.edit(id, editing -> answers.add(SendingNow.wish(editing, position, skipEarlier)));
        return answers.get(answers.size() - 1);
    }

    /** This contact does not get this step. Unlike its draft's skip it needs no version: it is for a step under way. */
    public void skip(EnrollmentId id, int position) {
        editor.edit(id, editing -> {
            Touch touch = touch(editing.course(), position);
            if (!touch.status().isOpen()) {
                throw new SequenceException(
                        touch.status().isBegun() ? ErrorCode.ALREADY_SENT : ErrorCode.ILLEGAL_STATE,
                        "step " + position + " is " + touch.status() + " and cannot be skipped");
            }
            editing.course().skipDraft(editing.course().draft(position), SkipReason.USER);
            editing.course().skipTouch(touch, SkipReason.USER);
        });
    }

    /**
     * Tries a FAILED step again at its next possible time, with all its tries anew.
     *
     * @throws SequenceException if it did not fail, the enrollment is not on its way, or a later step has gone out
     */
    public void retry(EnrollmentId id, int position) {
        editor.edit(id, editing -> {
            Course course = editing.course();
            Touch touch = touch(course, position);
            if (touch.status() != TouchStatus.FAILED) {
                throw new SequenceException(
                        ErrorCode.ILLEGAL_STATE, "step " + position + " is " + touch.status() + ", not failed");
            }
            if (!course.enrollment().status().isLive()) {
                throw new SequenceException(
                        ErrorCode.ENROLLMENT_NOT_ACTIVE,
                        "the enrollment is " + course.enrollment().status());
            }
            if (course.isOvertaken(position)) {
                throw new SequenceException(ErrorCode.ILLEGAL_STATE, "a later step has gone out already");
            }
            course.put(touch.again());
            course.note(ActivityType.TOUCH_SCHEDULED, position, Map.of());
            editing.schedule().clampToToday(course, position, editing.knownZones());
        });
    }

    /** A person knows what became of a message in doubt. If it was not sent, it goes again, where its order allows. */
    public void resolve(EnrollmentId id, int position, boolean wasSent) {
        Optional<Touch> seen =
                touches(id).stream().filter(t -> t.position() == position).findFirst();
        editor.edit(id, editing -> {
            Course course = editing.course();
            Touch touch = touch(course, position);
            boolean isSameAttempt = seen.flatMap(Touch::handover)
                    .map(Handover::attempt)
                    .equals(touch.handover().map(Handover::attempt));
            if (!isSameAttempt) {
                // Somebody was faster, and it was sent again: what is known of the first attempt says nothing of this
                // one.
                throw new StaleWriteException(
                        "touch", touch.id(), seen.map(Touch::version).orElse(0L));
            }
            if (touch.status() != TouchStatus.IN_DOUBT) {
                throw new SequenceException(
                        ErrorCode.ILLEGAL_STATE, "step " + position + " is " + touch.status() + ", not in doubt");
            }
            new Resolution(setup, scope.workspace()).resolve(course, touch, wasSent);
            TouchStatus now = touch(course, position).status();
            course.note(ActivityType.TOUCH_RESOLVED, position, Map.of(Data.STATUS, now.name()));
            if (now == TouchStatus.SCHEDULED) {
                editing.schedule().clampToToday(course, position, editing.knownZones());
            }
        });
    }

    private static Touch touch(Course course, int position) {
        return course.touch(position).orElseThrow(() -> new NotFoundException("touch of step", position));
    }
}
