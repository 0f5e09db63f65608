package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Course;
import dev.outbound.course.Wording;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Step;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The day a step goes to one contact. Steps may be moved, their order may not. */
final class Days {

    private Days() {}

    /**
     * Sets the day of a step for this contact.
     *
     * @param shiftFollowing the steps behind it move by as many days
     */
    static void edit(Course course, int position, int day, boolean shiftFollowing) {
        requireInRange(position, day);
        requireOpen(course, position);
        int earliest = earliest(course, position);
        int latest = shiftFollowing ? Step.LAST_DAY : latest(course, position);
        if (day < earliest || day > latest) {
            throw outOfOrder(position, day, earliest, latest);
        }
        int by = day - course.day(position);
        set(course, position, day);
        if (shiftFollowing && by != 0) {
            for (Draft later : course.drafts()) {
                if (later.position() > position && isOpen(course, later.position())) {
                    int moved = course.day(later.position()) + by;
                    requireInRange(later.position(), moved);
                    set(course, later.position(), moved);
                }
            }
        }
    }

    /** Whether the step can still move for this contact: it was neither handed over nor given up. */
    static boolean isOpen(Course course, int position) {
        Optional<Touch> touch = course.touch(position);
        return touch.isPresent()
                ? touch.get().status().isOpen()
                : course.draft(position).status() != DraftStatus.SKIPPED;
    }

    static void requireInRange(int position, int day) {
        if (day < 0 || day > Step.LAST_DAY) {
            throw new SequenceException(
                    ErrorCode.DAY_OUT_OF_RANGE,
                    "step " + position + " on day " + day + ": must be 0 to " + Step.LAST_DAY);
        }
    }

    static SequenceException outOfOrder(int position, int day, int earliest, int latest) {
        return new SequenceException(
                ErrorCode.DAY_OUT_OF_ORDER,
                "step " + position + " on day " + day + ": the steps around it allow day " + earliest + " to "
                        + latest);
    }

    private static void requireOpen(Course course, int position) {
        course.step(position);
        Wording.requireNotBegun(course, position);
        if (!isOpen(course, position)) {
            Optional<TouchStatus> status = course.touch(position).map(Touch::status);
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE,
                    "step " + position + " is " + status.map(Enum::name).orElse("SKIPPED") + ": its day cannot change");
        }
    }

    private static void set(Course course, int position, int day) {
        course.put(course.draft(position).withDay(Optional.of(day)));
        course.note(ActivityType.DAY_EDITED, position, Map.of(Data.DAY, Integer.toString(day)));
        course.touch(position)
                .filter(t -> t.status() == TouchStatus.CLAIMED)
                .ifPresent(t -> course.put(t.become(TouchStatus.SCHEDULED)));
    }

    /** The day of the nearest earlier step that still counts, raised by the ones before it. */
    private static int earliest(Course course, int position) {
        int day = 0;
        for (Draft draft : course.drafts()) {
            if (draft.position() < position && counts(course, draft)) {
                day = Math.max(day, course.day(draft.position()));
            }
        }
        return day;
    }

    private static int latest(Course course, int position) {
        List<Draft> drafts = course.drafts();
        return drafts.stream()
                .filter(d -> d.position() > position && isOpen(course, d.position()))
                .findFirst()
                .map(d -> course.day(d.position()))
                .orElse(Step.LAST_DAY);
    }

    private static boolean counts(Course course, Draft draft) {
        return course.touch(draft.position())
                .map(t -> t.status() != TouchStatus.SKIPPED && t.status() != TouchStatus.FAILED)
                .orElseGet(() -> draft.status() != DraftStatus.SKIPPED);
    }
}
