package dev.outbound.dispatch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Plans;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentRef;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.Unquoted;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the tick does besides sending: starts, resumes, recovers after crashes, drops what lapsed, completes. */
final class Upkeep {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final int AT_ONCE = 200;
    private static final String GONE = "the process that sent it ended before the provider's answer was recorded";

    /** Touches whose attempts end without an answer: in doubt from now on, or sent again. */
    private record Ended(List<TouchId> doubtful, List<TouchId> again) {}

    private final Setup setup;

    Upkeep(Setup setup) {
        this.setup = setup;
    }

    /** SCHEDULED sequences whose start has come are RUNNING; their times were fixed at launch. */
    void startDue(Instant now) {
        List<SequenceRef> due =
                setup.inTransaction(() -> setup.storage().sequences().startingBy(now, AT_ONCE));
        for (SequenceRef ref : due) {
            move(
                    ref,
                    now,
                    SequenceStatus.RUNNING,
                    ActivityType.SEQUENCE_STARTED,
                    sequence -> sequence.status() == SequenceStatus.SCHEDULED
                            && sequence.startAt()
                                    .filter(start -> !start.isAfter(now))
                                    .isPresent());
        }
    }

    /** Sequences nobody is on the way in any more are COMPLETED. */
    void completeQuiet(Instant now) {
        List<SequenceRef> quiet =
                setup.inTransaction(() -> setup.storage().sequences().quiet(AT_ONCE));
        for (SequenceRef ref : quiet) {
            move(
                    ref,
                    now,
                    SequenceStatus.COMPLETED,
                    ActivityType.SEQUENCE_COMPLETED,
                    sequence ->
                            (sequence.status() == SequenceStatus.RUNNING || sequence.status() == SequenceStatus.PAUSED)
                                    && setup.storage().enrollments().counts(ref.workspace(), ref.id()).keySet().stream()
                                            .noneMatch(EnrollmentStatus::isUnderWay));
        }
    }

    /** Enrollments whose pause was to end by itself go on. */
    void resumeDue(Instant now) {
        List<EnrollmentRef> due =
                setup.inTransaction(() -> setup.storage().enrollments().resumingBy(now, AT_ONCE));
        Map<WorkspaceId, Set<EnrollmentId>> byWorkspace = new LinkedHashMap<>();
        due.forEach(ref -> byWorkspace
                .computeIfAbsent(ref.workspace(), w -> new LinkedHashSet<>())
                .add(ref.id()));
        byWorkspace.forEach((workspace, ids) -> change(
                workspace,
                ids,
                now,
                (courses, plans) -> courses.values().forEach(course -> {
                    boolean isDue = course.enrollment()
                            .pause()
                            .flatMap(Pause::resumeAt)
                            .filter(at -> !at.isAfter(now))
                            .isPresent();
                    if (isDue) {
                        plans.resume(course);
                    }
                })));
    }

    /**
     * Touches whose dispatcher died: a claim goes back into the queue, for nothing had happened; what was being sent is in
     * doubt, for the provider may have it.
     */
    void recover(Instant now) {
        byWorkspace(setup.inTransaction(() -> setup.storage().touches().leaseEnded(now, AT_ONCE)))
                .forEach((workspace, touches) -> change(workspace, enrollments(touches), now, (courses, plans) -> {
                    Ended ended = new Ended(new ArrayList<>(), new ArrayList<>());
                    for (Touch seen : touches) {
                        current(courses, seen).ifPresent(touch -> recover(courses, touch, ended));
                    }
                    endAttempts(workspace, ended, now);
                    courses.values().forEach(plans::replan);
                }));
    }

    /** Steps nobody approved by the end of the day after they were due are dropped. */
    void lapse(Instant now) {
        byWorkspace(setup.inTransaction(() -> setup.storage().touches().lapsed(now, AT_ONCE)))
                .forEach((workspace, touches) -> change(workspace, enrollments(touches), now, (courses, plans) -> {
                    for (Touch seen : touches) {
                        current(courses, seen)
                                .filter(t -> t.status() == TouchStatus.HELD)
                                .ifPresent(touch -> {
                                    Course course = course(courses, touch).orElseThrow();
                                    course.skipDraft(course.draft(touch.position()), SkipReason.NOT_APPROVED);
                                    course.skipTouch(touch, SkipReason.NOT_APPROVED);
                                });
                    }
                    courses.values().forEach(plans::replan);
                }));
    }

    private void recover(Map<EnrollmentId, Course> courses, Touch touch, Ended ended) {
        Course course = course(courses, touch).orElseThrow();
        if (touch.status() == TouchStatus.CLAIMED) {
            course.put(touch.become(TouchStatus.SCHEDULED));
        } else if (touch.status() == TouchStatus.SENDING
                && Again.schedule(setup.policy().sending(), course, touch, GONE)) {
            ended.again().add(touch.id());
        } else if (touch.status() == TouchStatus.SENDING) {
            course.put(touch.inDoubt(GONE));
            course.note(
                    ActivityType.TOUCH_IN_DOUBT,
                    touch.position(),
                    Map.of(Data.CHANNEL, touch.channel().name()));
            ended.doubtful().add(touch.id());
        }
    }

    private void endAttempts(WorkspaceId workspace, Ended ended, Instant now) {
        endAttempts(workspace, ended.doubtful(), Attempt.State.IN_DOUBT, "no answer was recorded", now);
        endAttempts(workspace, ended.again(), Attempt.State.DEFERRED, Again.MAYBE_SENT + GONE, now);
    }

    private void endAttempts(
            WorkspaceId workspace, List<TouchId> touches, Attempt.State state, String detail, Instant now) {
        List<Attempt> open = setup.storage().touches().attemptsOf(workspace, touches).stream()
                .filter(a -> a.state() == Attempt.State.STARTED)
                .map(a -> a.ended(state, now, Optional.empty(), Optional.of(detail)))
                .toList();
        setup.storage().touches().end(workspace, open);
    }

    /** Changes courses of one workspace. One whose CRM or settings cannot be read waits, and does not hold up the others. */
    private void change(
            WorkspaceId workspace,
            Set<EnrollmentId> ids,
            Instant now,
            BiConsumer<Map<EnrollmentId, Course>, Plans> work) {
        try {
            Plans plans = Plans.of(
                    setup,
                    workspace,
                    setup.storage().enrollments().findAll(workspace, ids).stream()
                            .map(Enrollment::contact)
                            .toList());
            setup.run(() -> {
                Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.SYSTEM, now));
                Map<EnrollmentId, Course> locked = courses.lock(ids);
                work.accept(locked, plans);
                courses.save(locked.values());
            });
        } catch (RuntimeException unavailable) {
            log.warn(
                    "{} enrollments of workspace {} wait for the next tick",
                    ids.size(),
                    workspace,
                    Unquoted.of(unavailable));
        }
    }

    private void move(
            SequenceRef ref, Instant now, SequenceStatus next, ActivityType type, Function<Sequence, Boolean> still) {
        setup.run(() -> {
            Optional<Sequence> sequence = setup.storage().sequences().lock(ref.workspace(), ref.id());
            if (sequence.filter(still::apply).isPresent()) {
                setup.storage().sequences().save(ref.workspace(), sequence.get().become(next));
                Journal journal = setup.journal(Actor.SYSTEM, now);
                journal.note(type, Subject.of(ref.id()));
                journal.appendTo(setup.storage().activities(), ref.workspace());
            }
        });
    }

    private static Map<WorkspaceId, List<Touch>> byWorkspace(List<TouchRef> refs) {
        Map<WorkspaceId, List<Touch>> touches = new LinkedHashMap<>();
        refs.forEach(ref ->
                touches.computeIfAbsent(ref.workspace(), w -> new ArrayList<>()).add(ref.touch()));
        return touches;
    }

    private static Set<EnrollmentId> enrollments(List<Touch> touches) {
        Set<EnrollmentId> ids = new LinkedHashSet<>();
        touches.forEach(touch -> ids.add(touch.enrollment()));
        return ids;
    }

    private static Optional<Course> course(Map<EnrollmentId, Course> courses, Touch touch) {
        return Optional.ofNullable(courses.get(touch.enrollment()));
    }

    /** The touch if nobody changed it since it was seen. */
    private static Optional<Touch> current(Map<EnrollmentId, Course> courses, Touch seen) {
        return course(courses, seen).flatMap(c -> c.touch(seen.position())).filter(t -> t.version() == seen.version());
    }
}
