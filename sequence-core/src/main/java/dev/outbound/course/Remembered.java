package dev.outbound.course;

import dev.outbound.enrollment.Anchor;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.PlanStep;
import dev.outbound.schedule.PlannedTime;
import dev.outbound.sequence.Sequence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plans that were made for other contacts of the same sequence. Of a hundred thousand contacts launched together, all that
 * live in the same zones and have the same steps before them get the same times. Safe for use by many threads.
 */
final class Remembered {

    private static final int MOST = 10_000;

    private final Map<Key, List<PlannedTime>> plans = new HashMap<>();
    private Optional<Sequence> sequence = Optional.empty();

    private record Key(Instant now, Anchor anchor, ContactZones zones, String steps) {}

    /** The plan for these steps of a contact, made now if there was none like it. */
    synchronized List<PlannedTime> plan(
            Course course, Anchor anchor, ContactZones zones, List<PlanStep> steps, Supplier<List<PlannedTime>> plan) {
        Optional<String> shape = shape(steps);
        if (shape.isEmpty()) {
            return plan.get();
        }
        if (sequence.filter(course.sequence()::equals).isEmpty() || plans.size() >= MOST) {
            plans.clear();
            sequence = Optional.of(course.sequence());
        }
        return plans.computeIfAbsent(new Key(course.now(), anchor, zones, shape.get()), key -> plan.get());
    }

    /** All that tells the steps of two contacts apart; empty if there is more to one of them than its day. */
    private static Optional<String> shape(List<PlanStep> steps) {
        StringBuilder shape = new StringBuilder();
        for (PlanStep step : steps) {
            boolean isPlain =
                    step.state() == PlanStep.WAITING || step.state() == PlanStep.HELD || step.state() == PlanStep.GONE;
            if (!isPlain || step.notBefore().isPresent()) {
                return Optional.empty();
            }
            char state = step.state() == PlanStep.WAITING ? 'w' : step.state() == PlanStep.HELD ? 'h' : 'g';
            shape.append(step.position()).append(state).append(step.day()).append(' ');
        }
        return Optional.of(shape.toString());
    }
}
