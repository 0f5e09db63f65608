package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.course.Course;
import dev.outbound.course.Plans;
import dev.outbound.course.Schedule;
import dev.outbound.course.Whole;
import dev.outbound.draft.Draft;
import dev.outbound.schedule.ContactZones;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The day of a step for all contacts that have none of their own. */
final class StepDays {

    private final Setup setup;
    private final Scope scope;

    StepDays(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    void edit(SequenceId id, int position, int day, boolean shiftFollowing) {
        Days.requireInRange(position, day);
        Whole whole = new Whole(setup, scope);
        setup.sequence(scope.workspace(), id);
        Plans plans = whole.plans(id, new Schedule(setup.policy(), setup.settings(scope.workspace())));
        Instant now = setup.now();
        setup.run(() -> {
            Sequence old = setup.lockSequence(scope.workspace(), id)
                    .require(
                            "have the day of a step changed",
                            SequenceStatus.IN_REVIEW,
                            SequenceStatus.SCHEDULED,
                            SequenceStatus.RUNNING,
                            SequenceStatus.PAUSED);
            Sequence next = old.withRecipe(moved(old.recipe(), position, day, shiftFollowing));
            if (next.equals(old)) {
                return;
            }
            setup.storage().sequences().save(scope.workspace(), next);
            Journal journal = setup.journal(scope.actor(), now);
            journal.note(
                    ActivityType.SEQUENCE_EDITED,
                    Subject.of(id),
                    Map.of(Data.NAME, old.recipe().step(position).name(), Data.DAY, Integer.toString(day)));
            whole.each(next, journal, course -> {
                keepBegun(course, old.recipe());
                plans.zones(course)
                        .filter(zones -> course.enrollment().status().isLive())
                        .ifPresent(zones -> replan(course, old.recipe(), plans.schedule(), zones));
            });
        });
    }

    /** A step that has gone out keeps the day it went out on, and so does not push what follows. */
    private static void keepBegun(Course course, Recipe old) {
        for (Draft draft : course.drafts()) {
            int before = old.step(draft.position()).day();
            boolean moves = draft.edits().dayOverride().isEmpty()
                    && before != course.step(draft.position()).day();
            if (moves && !Days.isOpen(course, draft.position())) {
                course.put(draft.withDay(Optional.of(before)));
            }
        }
    }

    private static void replan(Course course, Recipe old, Schedule schedule, ContactZones zones) {
        for (Draft draft : course.drafts()) {
            boolean moved = draft.edits().dayOverride().isEmpty()
                    && old.step(draft.position()).day()
                            != course.step(draft.position()).day();
            if (moved) {
                schedule.clampToToday(course, draft.position(), zones);
            }
        }
        course.takeBackClaims();
        schedule.replan(course, zones);
    }

    private static Recipe moved(Recipe recipe, int position, int day, boolean shiftFollowing) {
        List<Step> steps = new ArrayList<>(recipe.steps());
        int count = steps.size();
        int by = day - recipe.step(position).day();
        int earliest = position > 1 ? recipe.step(position - 1).day() : 0;
        int latest = shiftFollowing || position == count
                ? Step.LAST_DAY
                : recipe.step(position + 1).day();
        if (day < earliest || day > latest) {
            throw Days.outOfOrder(position, day, earliest, latest);
        }
        int last = shiftFollowing ? count : position;
        for (int i = position; i <= last; i++) {
            Step step = recipe.step(i);
            Days.requireInRange(i, step.day() + by);
            steps.set(i - 1, step.withDay(step.day() + by));
        }
        return recipe.withSteps(steps);
    }
}
