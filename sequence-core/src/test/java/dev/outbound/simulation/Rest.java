package dev.outbound.simulation;

import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The weather is clear and people let go of everything: the run must come to rest, and nothing may be lost. */
final class Rest {

    private static final int MOST_TICKS = 200;
    private static final int MOST_RELEASES = 6;
    private static final Duration WRITING = Duration.ofMinutes(5);

    private final SimWorld world;
    private final Life life;
    private int ticks;

    Rest(SimWorld world, Life life) {
        this.world = world;
        this.life = life;
    }

    void reach() {
        life.mailbox().empty();
        write();
        life.operator().releaseAll();
        settle();
        for (int i = 0; i < MOST_RELEASES && life.operator().releaseAll(); i++) {
            settle();
        }
        world.nodes().get(0).tick(true);
        nothingIsLost();
        everythingIsTold();
    }

    /** Lets the writer finish what was asked of it again. */
    private void write() {
        for (int i = 0; i < MOST_RELEASES && isWriting(); i++) {
            world.clock().move(WRITING);
            world.nodes().get(0).tick(true);
        }
    }

    private boolean isWriting() {
        for (Enrollment enrollment : world.books().enrollments()) {
            if (enrollment.status() == EnrollmentStatus.GENERATING) {
                return true;
            }
        }
        return false;
    }

    /** Ticks at every moment something waits for, until nothing does. */
    private void settle() {
        Optional<Instant> next = life.wake();
        while (next.isPresent()) {
            ticks++;
            if (ticks > MOST_TICKS) {
                throw new Violation("it does not come to rest: something still waits for " + next.get());
            }
            world.clock().reach(next.get());
            world.nodes().get(ticks % world.nodes().size()).tick(false);
            next = life.wake();
        }
        world.nodes().get(0).tick(false);
    }

    private void nothingIsLost() {
        for (Sequence sequence : world.books().sequences()) {
            boolean isOver = sequence.status() == SequenceStatus.COMPLETED
                    || sequence.status() == SequenceStatus.CANCELLED
                    || sequence.status() == SequenceStatus.IN_REVIEW
                    || sequence.status() == SequenceStatus.DRAFT;
            Violation.unless(isOver, world.name(sequence.id()) + " stays " + sequence.status());
        }
        for (Enrollment enrollment : world.books().enrollments()) {
            EnrollmentStatus status = enrollment.status();
            Violation.unless(!status.isUnderWay(), world.name(enrollment.id()) + " stays " + status);
        }
        for (Touch touch : world.books().touches()) {
            Violation.unless(touch.status().isDone(), world.name(touch) + " stays " + touch.status());
        }
        for (Attempt attempt : world.books().attempts()) {
            Violation.unless(attempt.state() != Attempt.State.STARTED, "an attempt stays " + attempt.state());
        }
    }

    private void everythingIsTold() {
        for (int i = 0;
                i < MOST_TICKS && world.listener().heard() < world.books().activities();
                i++) {
            world.clock().move(Duration.ofHours(1));
            world.nodes().get(0).tick(true);
        }
        int heard = world.listener().heard();
        Violation.unless(
                heard == world.books().activities(),
                "of " + world.books().activities() + " events the host heard " + heard);
    }
}
