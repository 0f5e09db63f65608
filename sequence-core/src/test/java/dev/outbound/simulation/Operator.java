package dev.outbound.simulation;

import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Holds and ends things, sends steps now, and clears up doubts by looking into the provider's log. */
final class Operator {

    private final SimWorld world;
    private final Chance chance;

    Operator(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void act() {
        List<Touch> doubtful = some(world.books().touches(), t -> t.status() == TouchStatus.IN_DOUBT);
        if (!doubtful.isEmpty() && !chance.oneIn(4)) {
            resolve(chance.of(doubtful));
            return;
        }
        int what = chance.below(20);
        if (what < 6) {
            hold();
        } else if (what < 10) {
            release();
        } else if (what < 18) {
            sendNow();
        } else {
            end();
        }
    }

    private void hold() {
        if (chance.oneIn(3)) {
            pick(sequences(s -> s.status() == SequenceStatus.RUNNING || s.status() == SequenceStatus.SCHEDULED))
                    .forEach(id -> at("pause", id, d -> d.people().running().pause(id)));
        } else {
            pick(enrollments(e -> e.status() == EnrollmentStatus.ACTIVE))
                    .forEach(id -> at("pause", id, d -> d.people().enrollments().pause(id)));
        }
    }

    private void release() {
        if (chance.oneIn(2)) {
            pick(sequences(s -> s.status() == SequenceStatus.PAUSED)).forEach(this::resume);
        } else {
            pick(enrollments(e -> e.status() == EnrollmentStatus.PAUSED)).forEach(this::resume);
        }
    }

    /**
     * Everything that is held goes on.
     *
     * @return whether anything was held
     */
    boolean releaseAll() {
        boolean any = !sequences(s -> s.status() == SequenceStatus.PAUSED).isEmpty()
                || !enrollments(e -> e.status() == EnrollmentStatus.PAUSED).isEmpty();
        sequences(s -> s.status() == SequenceStatus.PAUSED).forEach(this::resume);
        enrollments(e -> e.status() == EnrollmentStatus.PAUSED
                        && world.crm().find(e.contact()).isPresent())
                .forEach(this::resume);
        enrollments(e -> e.status() == EnrollmentStatus.PAUSED).forEach(this::remove);
        return any;
    }

    private void resume(SequenceId id) {
        at("resume", id, d -> d.people().running().resume(id));
    }

    private void resume(EnrollmentId id) {
        at("resume", id, d -> d.people().enrollments().resume(id));
    }

    private void remove(EnrollmentId id) {
        world.facts().removeAsked.add(id);
        at("remove", id, d -> d.people().enrollments().remove(id));
    }

    private void end() {
        if (chance.oneIn(4)) {
            pick(sequences(s -> s.status() != SequenceStatus.COMPLETED && s.status() != SequenceStatus.CANCELLED))
                    .forEach(id -> {
                        world.facts().cancelAsked.add(id);
                        at("cancel", id, d -> d.people().running().cancel(id));
                    });
        } else {
            pick(enrollments(e -> e.status().isLive())).forEach(this::remove);
        }
    }

    private void sendNow() {
        List<Touch> waiting = some(
                world.books().touches(),
                t -> t.status() == TouchStatus.SCHEDULED
                        && world.books().enrollment(t.enrollment()).status() == EnrollmentStatus.ACTIVE);
        for (Touch touch : pick(waiting)) {
            boolean skipEarlier = chance.oneIn(3);
            if (skipEarlier) {
                world.facts().overtakeAsked.add(touch.enrollment());
            }
            world.facts().sendNowAsked.add(touch.id());
            at(
                    "send now",
                    touch,
                    d -> d.people().enrollments().sendNow(touch.enrollment(), touch.position(), skipEarlier));
        }
    }

    private void resolve(Touch touch) {
        boolean has = world.provider().has(touch.id());
        if (!has) {
            world.facts().notSentSaid.add(touch.id());
        }
        at(
                has ? "resolve as sent" : "resolve as not sent",
                touch,
                d -> d.people().enrollments().resolve(touch.enrollment(), touch.position(), has));
    }

    private void at(String what, Object about, Consumer<Node> task) {
        world.desk().ifPresent(desk -> desk.work(what, about, engine -> task.accept(desk)));
    }

    private List<SequenceId> sequences(Predicate<Sequence> which) {
        return some(world.books().sequences(), which).stream().map(Sequence::id).toList();
    }

    private List<EnrollmentId> enrollments(Predicate<Enrollment> which) {
        return some(world.books().enrollments(), which).stream()
                .map(Enrollment::id)
                .toList();
    }

    /** One of them, if there is one. */
    private <T> List<T> pick(List<T> some) {
        return some.isEmpty() ? List.of() : List.of(chance.of(some));
    }

    private static <T> List<T> some(Iterable<T> all, Predicate<T> which) {
        List<T> some = new ArrayList<>();
        all.forEach(one -> {
            if (which.test(one)) {
                some.add(one);
            }
        });
        return some;
    }
}
