package dev.outbound.simulation;

import dev.outbound.enrollment.Pause;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens next: time passes, a node ticks, or somebody does something. */
final class Life {

    /** A little, past the leases, the throttle, a night, days, too long. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofMinutes(2),
            Duration.ofMinutes(6),
            Duration.ofMinutes(14),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(13),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(9));

    /** What a frozen process sleeps through. */
    private static final List<Duration> FREEZES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(31),
            Duration.ofMinutes(6),
            Duration.ofMinutes(14),
            Duration.ofMinutes(14),
            Duration.ofHours(5));

    private final SimWorld world;
    private final Chance chance;
    private final Reviewer reviewer;
    private final Operator operator;
    private final Mailbox mailbox;
    private final Clerk clerk;
    private final Telephone telephone;
    private final Manager manager;

    Life(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.reviewer = new Reviewer(world, chance);
        this.operator = new Operator(world, chance);
        this.mailbox = new Mailbox(world, chance);
        this.clerk = new Clerk(world, chance);
        this.telephone = new Telephone(world, chance);
        this.manager = new Manager(world, chance);
    }

    Operator operator() {
        return operator;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** One event. */
    void one() {
        int what = chance.below(100);
        if (what < 35) {
            pass();
        } else if (what < 75) {
            tick();
        } else {
            somebody();
        }
    }

    /** What others do while a process is between two steps, which may be long. */
    void few() {
        int count = 1 + chance.below(5);
        for (int i = 0; i < count; i++) {
            int what = chance.below(100);
            if (what < 22) {
                move(chance.of(FREEZES));
            } else if (what < 54) {
                tick();
            } else {
                somebody();
            }
        }
    }

    private void tick() {
        world.nodes().get(chance.below(world.nodes().size())).tick(chance.oneIn(5));
    }

    private void somebody() {
        switch (chance.below(12)) {
            case 0, 1, 2 -> operator.act();
            case 3, 4 -> reviewer.act();
            case 5, 6 -> mailbox.act();
            case 7, 8 -> telephone.act();
            case 9 -> manager.act();
            default -> clerk.act();
        }
    }

    private void pass() {
        Optional<Instant> next = chance.oneIn(3) ? Optional.empty() : wake();
        if (next.isPresent() && next.get().isAfter(world.clock().instant())) {
            move(Duration.between(world.clock().instant(), next.get()));
        } else {
            move(chance.of(WAITS));
        }
    }

    private void move(Duration by) {
        world.clock().move(by);
        world.timePassed();
        world.trace().event(4, by.toMillis());
        if (world.trace().isInWords()) {
            world.trace().say("time passes: " + by);
        }
    }

    /** When the next thing waits to be looked at. */
    Optional<Instant> wake() {
        Instant first = Instant.MAX;
        for (var touch : world.books().touches()) {
            if (touch.status() != TouchStatus.SKIPPED && touch.timing().wakeAt().isPresent()) {
                first = earlier(first, touch.timing().wakeAt().get());
            }
        }
        for (var enrollment : world.books().enrollments()) {
            Optional<Instant> resume = enrollment.pause().flatMap(Pause::resumeAt);
            if (resume.isPresent()) {
                first = earlier(first, resume.get());
            }
        }
        for (Sequence sequence : world.books().sequences()) {
            if (sequence.status() == SequenceStatus.SCHEDULED
                    && sequence.startAt().isPresent()) {
                first = earlier(first, sequence.startAt().get());
            }
        }
        return first.equals(Instant.MAX) ? Optional.empty() : Optional.of(first);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
