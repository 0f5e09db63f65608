package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.course.WhyNotSent;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.schedule.SendTimes;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What is done to one contact on its way. */
public final class Enrolled {

    private final Setup setup;
    private final Scope scope;

    public Enrolled(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    public Enrollment get(EnrollmentId id) {
        return setup.storage()
                .enrollments()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("enrollment", id));
    }

    /** The touches of a contact, by position; none before launch. */
    public List<Touch> touches(EnrollmentId id) {
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
        change(id, (course, zones) -> {
            course.enrollment().require("be paused", EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED);
            course.pause(new Pause(Pause.Reason.USER, course.now(), Optional.empty()));
        });
    }

    /** Goes on; what is left moves by the days that were lost. */
    public void resume(EnrollmentId id) {
        change(id, (course, zones) -> {
            course.enrollment().require("be resumed", EnrollmentStatus.PAUSED);
            resumeOrFail(course, zones);
        });
    }

    /** Takes the contact out of the sequence for good. */
    public void remove(EnrollmentId id) {
        change(id, (course, zones) -> {
            if (course.enrollment().status().isTerminal()) {
                throw new SequenceException(
                        ErrorCode.ALREADY_ENDED,
                        "enrollment " + id + " is " + course.enrollment().status());
            }
            course.cancel(EndReason.REMOVED, SkipReason.CANCELLED);
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
        change(id, (course, zones) -> {
            Touch touch = course.touch(position).orElseThrow(() -> new NotFoundException("touch of step", position));
            if (touch.status().isBegun() || touch.status() == TouchStatus.CLAIMED) {
                return;
            }
            requireSendable(course, touch);
            skipEarlier(course, position, skipEarlier);
            ContactZones there = zones.orElseThrow(
                    () -> new NotFoundException("contact", course.enrollment().contact()));
            SendTime time = SendTimes.nextLegal(
                            new Schedule(setup.policy(), setup.settings(scope.workspace()))
                                    .hours(course.sequence(), position, there),
                            course.now())
                    .orElseThrow(() -> new SequenceException(
                            ErrorCode.WINDOW_IMPOSSIBLE, "there is no legal hour for step " + position));
            course.put(touch.withTiming(touch.timing().now(time.at())));
            course.note(
                    ActivityType.TOUCH_SEND_NOW,
                    position,
                    Map.of(Data.UNTIL, time.at().toString(), Data.RULE, SendRule.SEND_NOW.name()));
            boolean atOnce = !time.at().isAfter(course.now());
            answers.add(atOnce ? new SendNow.Queued() : new SendNow.DeferredUntil(time.at()));
        });
        return answers.isEmpty() ? new SendNow.AlreadyBegun() : answers.get(answers.size() - 1);
    }

    /** A person knows what became of a message in doubt. If it was not sent, it goes again, where its order allows. */
    public void resolve(EnrollmentId id, int position, boolean wasSent) {
        change(id, (course, zones) -> {
            Touch touch = course.touch(position).orElseThrow(() -> new NotFoundException("touch of step", position));
            if (touch.status() != TouchStatus.IN_DOUBT) {
                throw new SequenceException(
                        ErrorCode.ILLEGAL_STATE, "step " + position + " is " + touch.status() + ", not in doubt");
            }
            new Resolution(setup, scope.workspace()).resolve(course, touch, wasSent);
            course.note(
                    ActivityType.TOUCH_RESOLVED,
                    position,
                    Map.of(
                            Data.STATUS,
                            course.touch(position).orElseThrow().status().name()));
        });
    }

    private static void requireSendable(Course course, Touch touch) {
        if (course.sequence().status() != SequenceStatus.RUNNING) {
            throw new SequenceException(
                    ErrorCode.SEQUENCE_NOT_RUNNING,
                    "the sequence is " + course.sequence().status());
        }
        if (course.enrollment().status() != EnrollmentStatus.ACTIVE) {
            throw new SequenceException(
                    ErrorCode.ENROLLMENT_NOT_ACTIVE,
                    "the enrollment is " + course.enrollment().status());
        }
        Draft draft = course.draft(touch.position());
        if (draft.status() != DraftStatus.APPROVED || touch.status() != TouchStatus.SCHEDULED) {
            throw new SequenceException(
                    ErrorCode.NOT_APPROVED,
                    "step " + touch.position() + " is " + touch.status() + ", its draft " + draft.status());
        }
    }

    private static void skipEarlier(Course course, int position, boolean allowed) {
        for (Touch earlier : course.touches()) {
            boolean pending = earlier.status() == TouchStatus.SCHEDULED
                    || earlier.status() == TouchStatus.CLAIMED
                    || earlier.status() == TouchStatus.SENDING;
            if (earlier.position() >= position || !pending) {
                continue;
            }
            if (!allowed || earlier.status() == TouchStatus.SENDING) {
                throw new SequenceException(
                        ErrorCode.PRECEDING_STEPS_PENDING,
                        "step " + earlier.position() + " is still to go: skip it, or send it first");
            }
            course.skipDraft(course.draft(earlier.position()), SkipReason.OVERTAKEN);
            course.skipTouch(earlier, SkipReason.OVERTAKEN);
        }
    }

    private void resumeOrFail(Course course, Optional<ContactZones> zones) {
        ContactZones there = zones.orElseThrow(
                () -> new NotFoundException("contact", course.enrollment().contact()));
        new Schedule(setup.policy(), setup.settings(scope.workspace())).resume(course, there);
    }

    private void change(EnrollmentId id, BiConsumer<Course, Optional<ContactZones>> work) {
        Enrollment seen = get(id);
        Optional<Contact> contact = setup.host().contacts().find(scope.workspace(), seen.contact());
        Schedule schedule = new Schedule(setup.policy(), setup.settings(scope.workspace()));
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
            Course course = courses.lock(id);
            Optional<ContactZones> zones = contact.map(c -> schedule.zones(course.sequence(), c));
            work.accept(course, zones);
            zones.ifPresent(z -> schedule.replan(course, z));
            course.settle();
            courses.save(List.of(course));
        });
    }
}
