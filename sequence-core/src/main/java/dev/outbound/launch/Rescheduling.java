package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.compose.Issue;
import dev.outbound.course.Course;
import dev.outbound.course.Plans;
import dev.outbound.course.Schedule;
import dev.outbound.course.Whole;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.schedule.ContactZones;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves or takes back the start of a sequence that has not begun. */
final class Rescheduling {

    private final Setup setup;
    private final Scope scope;
    private final Equipment equipment;

    Rescheduling(Setup setup, Scope scope, Equipment equipment) {
        this.setup = setup;
        this.scope = scope;
        this.equipment = equipment;
    }

    Sequence reschedule(SequenceId id, Instant asked) {
        setup.sequence(scope.workspace(), id).require("be rescheduled", SequenceStatus.SCHEDULED);
        WorkspaceSettings settings = setup.settings(scope.workspace());
        Instant now = setup.now();
        new Readiness(equipment, setup.policy(), settings)
                .start(asked, now)
                .ifPresent(issue -> Issue.requireNoError(List.of(issue)));
        Instant start = asked.isAfter(now) ? asked : now;
        Whole whole = new Whole(setup, scope);
        Plans plans = whole.plans(id, new Schedule(setup.policy(), settings));
        setup.run(() -> {
            Sequence locked = setup.lockSequence(scope.workspace(), id)
                    .require("be rescheduled", SequenceStatus.SCHEDULED)
                    .withStartAt(Optional.of(start));
            Sequence next = start.isAfter(now) ? locked : locked.become(SequenceStatus.RUNNING);
            Journal journal = setup.journal(scope.actor(), now);
            journal.note(ActivityType.SEQUENCE_RESCHEDULED, Subject.of(id), Map.of(Data.UNTIL, start.toString()));
            setup.storage().sequences().save(scope.workspace(), next);
            whole.each(next, journal, course -> {
                if (course.enrollment().status().isLive()) {
                    plans.whereKnown(course, zones -> anchor(course, start, plans.schedule(), zones));
                }
            });
        });
        return setup.sequence(scope.workspace(), id);
    }

    Sequence unschedule(SequenceId id) {
        Instant now = setup.now();
        setup.run(() -> {
            Sequence next = setup.lockSequence(scope.workspace(), id)
                    .require("be taken back into review", SequenceStatus.SCHEDULED)
                    .become(SequenceStatus.IN_REVIEW)
                    .withStartAt(Optional.empty());
            Journal journal = setup.journal(scope.actor(), now);
            journal.note(ActivityType.SEQUENCE_UNSCHEDULED, Subject.of(id));
            setup.storage().sequences().save(scope.workspace(), next);
            new Whole(setup, scope).each(next, journal, course -> {
                if (course.enrollment().status().isLive()) {
                    course.put(course.enrollment()
                            .become(EnrollmentStatus.IN_REVIEW)
                            .withAnchor(Optional.empty()));
                    course.note(ActivityType.ENROLLMENT_UNSCHEDULED);
                }
            });
            setup.storage().touches().deleteOfSequence(scope.workspace(), id);
        });
        return setup.sequence(scope.workspace(), id);
    }

    private static void anchor(Course course, Instant start, Schedule schedule, ContactZones zones) {
        course.put(course.enrollment().withAnchor(Optional.of(Survey.anchor(start, zones))));
        schedule.replan(course, zones);
    }
}
