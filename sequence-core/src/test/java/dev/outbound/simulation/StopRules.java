package dev.outbound.simulation;

import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.Touch;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What has ended has nothing left to send, and an activated enrollment has exactly one touch per step. */
final class StopRules implements Rules.Rule {

    private final SimWorld world;

    StopRules(SimWorld world) {
        this.world = world;
    }

    @Override
    public void check(Changes changes, Node node) {
        Set<EnrollmentId> changed = new LinkedHashSet<>(changes.enrollments.keySet());
        changes.touches.values().forEach(t -> changed.add(t.enrollment()));
        for (Sequence sequence : changes.sequences.values()) {
            if (sequence.status() == SequenceStatus.CANCELLED) {
                world.books().enrollments().forEach(e -> {
                    if (e.sequence().equals(sequence.id())) {
                        changed.add(e.id());
                    }
                });
            }
        }
        for (EnrollmentId id : changed) {
            Enrollment enrollment = Optional.ofNullable(changes.enrollments.get(id))
                    .orElseGet(() -> world.books().enrollment(id));
            Sequence sequence = Optional.ofNullable(changes.sequences.get(enrollment.sequence()))
                    .orElseGet(() -> world.books().sequence(enrollment.sequence()));
            check(enrollment, sequence, changes);
        }
    }

    private void check(Enrollment enrollment, Sequence sequence, Changes changes) {
        EnrollmentStatus status = enrollment.status();
        boolean isOver =
                status == EnrollmentStatus.REPLIED || status == EnrollmentStatus.BOUNCED || status.isTerminal();
        if (sequence.status() == SequenceStatus.CANCELLED && !status.isTerminal()) {
            throw new Violation(world.name(enrollment.id()) + " is " + status + " in a cancelled sequence");
        }
        int touches = 0;
        for (Touch before : world.books().touches(enrollment.id())) {
            Touch touch = Optional.ofNullable(changes.touches.get(before.id())).orElse(before);
            touches++;
            open(touch, isOver, status);
        }
        for (Touch touch : changes.touches.values()) {
            if (touch.enrollment().equals(enrollment.id())
                    && world.books().find(touch.id()).isEmpty()) {
                touches++;
                open(touch, isOver, status);
            }
        }
        int steps = sequence.recipe().steps().size();
        if (status.isLive() && touches != steps) {
            throw new Violation(world.name(enrollment.id()) + " has " + touches + " touches for " + steps + " steps");
        }
    }

    private void open(Touch touch, boolean isOver, EnrollmentStatus status) {
        if (isOver && touch.status().isOpen()) {
            throw new Violation(world.name(touch) + " is " + touch.status() + ", its enrollment " + status);
        }
    }
}
