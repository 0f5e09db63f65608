package dev.outbound.simulation;

import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Changes plans: days, starts, who is in, and what is to be tried again. */
final class Manager {

    private final SimWorld world;
    private final Chance chance;

    Manager(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void act() {
        switch (chance.below(8)) {
            case 0, 1 -> editDay();
            case 2 -> editStepDay();
            case 3 -> reactivate();
            case 4 -> retry();
            case 5 -> start();
            case 6 -> include();
            default -> stopOnReply();
        }
    }

    private void editDay() {
        one(world.books().touches(), t -> t.status().isOpen(), touch -> {
            int day = chance.below(8);
            boolean shift = chance.oneIn(2);
            at(
                    "edit day",
                    touch,
                    d -> d.people().enrollments().editDay(touch.enrollment(), touch.position(), day, shift));
        });
    }

    private void editStepDay() {
        one(world.books().sequences(), s -> s.status() == SequenceStatus.RUNNING, sequence -> {
            int position = 1 + chance.below(sequence.recipe().steps().size());
            int day = chance.below(8);
            at(
                    "edit step day",
                    sequence.id(),
                    d -> d.people().running().editStepDay(sequence.id(), position, day, true));
        });
    }

    private void reactivate() {
        Predicate<Enrollment> halted =
                e -> e.status() == EnrollmentStatus.REPLIED || e.status() == EnrollmentStatus.BOUNCED;
        one(world.books().enrollments(), halted, e -> {
            at("reactivate", e.id(), d -> d.people().enrollments().reactivate(e.id(), true));
        });
    }

    private void retry() {
        one(world.books().touches(), t -> t.status() == TouchStatus.FAILED, touch -> {
            at("retry", touch, d -> d.people().enrollments().retry(touch.enrollment(), touch.position()));
        });
    }

    /** Moves a start, takes it back, or launches again what was taken back. */
    private void start() {
        Predicate<Sequence> ahead =
                s -> s.status() == SequenceStatus.SCHEDULED || s.status() == SequenceStatus.IN_REVIEW;
        one(world.books().sequences(), ahead, sequence -> {
            Instant later = world.clock().instant().plus(Duration.ofHours(chance.below(50)));
            if (sequence.status() == SequenceStatus.IN_REVIEW) {
                launch(sequence);
            } else if (chance.oneIn(2)) {
                at("reschedule", sequence.id(), d -> d.people().launches().reschedule(sequence.id(), later));
            } else {
                at("unschedule", sequence.id(), d -> d.people().launches().unschedule(sequence.id()));
            }
        });
    }

    private void launch(Sequence sequence) {
        at("launch", sequence.id(), d -> {
            LaunchOptions options = LaunchOptions.now().skippingImpossible();
            LaunchPreview preview = d.people().launches().preview(sequence.id(), options);
            d.people().launches().launch(sequence.id(), options, preview.fingerprint());
        });
    }

    private void include() {
        Predicate<Enrollment> left = e -> e.status() == EnrollmentStatus.IN_REVIEW
                && world.books().sequence(e.sequence()).status() != SequenceStatus.IN_REVIEW;
        one(world.books().enrollments(), left, e -> {
            at("include", e.id(), d -> d.people().launches().include(e.sequence(), List.of(e.id()), true));
        });
    }

    private void stopOnReply() {
        boolean stop = chance.oneIn(2);
        one(world.books().sequences(), s -> s.status() == SequenceStatus.RUNNING, s -> {
            at("stop on reply", s.id(), d -> d.people().running().stopOnReply(s.id(), stop));
        });
    }

    private void at(String what, Object about, Consumer<Node> task) {
        world.desk().ifPresent(desk -> desk.work(what, about, engine -> task.accept(desk)));
    }

    private <T> void one(Iterable<T> all, Predicate<T> which, Consumer<T> then) {
        List<T> some = new ArrayList<>();
        all.forEach(each -> {
            if (which.test(each)) {
                some.add(each);
            }
        });
        if (!some.isEmpty()) {
            then.accept(chance.of(some));
        }
    }
}
