package dev.outbound.simulation;

import static dev.outbound.touch.TouchStatus.CLAIMED;
import static dev.outbound.touch.TouchStatus.FAILED;
import static dev.outbound.touch.TouchStatus.HELD;
import static dev.outbound.touch.TouchStatus.IN_DOUBT;
import static dev.outbound.touch.TouchStatus.SCHEDULED;
import static dev.outbound.touch.TouchStatus.SENDING;
import static dev.outbound.touch.TouchStatus.SENT;
import static dev.outbound.touch.TouchStatus.SKIPPED;

import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Touches move along the arrows of the specification only, and news of their delivery only forwards. */
final class TouchRules implements Rules.Rule {

    private static final Map<TouchStatus, Set<TouchStatus>> ARROWS = new EnumMap<>(Map.of(
            HELD, EnumSet.of(SCHEDULED, SKIPPED),
            SCHEDULED, EnumSet.of(HELD, CLAIMED, SKIPPED),
            CLAIMED, EnumSet.of(SCHEDULED, HELD, SENDING, SKIPPED, FAILED),
            SENDING, EnumSet.of(SENT, SCHEDULED, FAILED, SKIPPED, IN_DOUBT),
            IN_DOUBT, EnumSet.of(SENT, SCHEDULED, FAILED, SKIPPED),
            FAILED, EnumSet.of(SCHEDULED),
            SKIPPED, EnumSet.of(HELD, SCHEDULED),
            SENT, EnumSet.noneOf(TouchStatus.class)));

    private final SimWorld world;

    TouchRules(SimWorld world) {
        this.world = world;
    }

    @Override
    public void check(Changes changes, Node node) {
        for (Touch next : changes.touches.values()) {
            Optional<Touch> before = world.books().find(next.id());
            if (before.isPresent()) {
                check(before.get(), next);
            } else if (next.status() != HELD && next.status() != SCHEDULED && next.status() != SKIPPED) {
                throw new Violation(world.name(next) + " begins as " + next.status());
            }
        }
    }

    private void check(Touch before, Touch next) {
        if (next.status() != before.status()
                && !ARROWS.getOrDefault(before.status(), Set.of()).contains(next.status())) {
            throw new Violation(world.name(next) + " went from " + before.status() + " to " + next.status());
        }
        if (rank(next.delivery()) < rank(before.delivery())
                || (rank(next.delivery()) == 2
                        && before.delivery() != next.delivery()
                        && rank(before.delivery()) == 2)) {
            throw new Violation(
                    world.name(next) + ": delivery went from " + before.delivery() + " back to " + next.delivery());
        }
    }

    /** Nothing known, passing news, the last word. */
    private static int rank(DeliveryStatus status) {
        return switch (status) {
            case NONE -> 0;
            case DELIVERED, BOUNCED_SOFT -> 1;
            case UNDELIVERED, BOUNCED_HARD, ANSWERED, NO_ANSWER, BUSY, MACHINE -> 2;
        };
    }
}
