package dev.outbound.simulation;

import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.Optional;

/** What is written down about a message agrees with what the provider knows, and doubt needs a reason. */
final class VerdictRules implements Rules.Rule {

    private final SimWorld world;

    VerdictRules(SimWorld world) {
        this.world = world;
    }

    @Override
    public void check(Changes changes, Node node) {
        for (Attempt attempt : changes.ended) {
            ended(attempt);
        }
        for (Touch next : changes.touches.values()) {
            Optional<Touch> before = world.books().find(next.id());
            if (before.isPresent() && before.get().status() != next.status()) {
                moved(before.get(), next, changes);
            }
        }
    }

    private void ended(Attempt attempt) {
        boolean has = world.provider().has(attempt.touch(), attempt.id());
        boolean isTrue = switch (attempt.state()) {
            case ACCEPTED -> has;
            case DEFERRED, REJECTED -> !has;
            case STARTED, IN_DOUBT -> true;
        };
        if (!isTrue) {
            throw new Violation("attempt " + attempt.number() + " was recorded as " + attempt.state()
                    + ", but the provider " + (has ? "has it" : "does not have it"));
        }
    }

    private void moved(Touch before, Touch next, Changes changes) {
        boolean has = world.provider().has(next.id());
        boolean wasHanded = before.status() == TouchStatus.SENDING || before.status() == TouchStatus.IN_DOUBT;
        if (next.status() == TouchStatus.SENT && !has) {
            throw new Violation(world.name(next) + " is SENT, and the provider does not have it");
        }
        if (!wasHanded || next.status() == TouchStatus.SENT) {
            return;
        }
        int number = before.handover().map(Handover::attempt).orElse(0);
        if (next.status() == TouchStatus.IN_DOUBT) {
            boolean why = world.books()
                    .attempt(before, number)
                    .filter(a -> world.provider().keptSilent(a.id())
                            || world.books().tick(a.id()).isDisturbed())
                    .isPresent();
            if (!why) {
                throw new Violation(world.name(next) + " is in doubt, and no fault fell");
            }
            return;
        }
        if (has) {
            throw new Violation(world.name(next) + " is " + next.status() + ", but the provider has it");
        }
        boolean isEnded = changes.ended.stream()
                .anyMatch(a -> a.touch().equals(next.id())
                        && a.number() == number
                        && (a.state() == Attempt.State.DEFERRED || a.state() == Attempt.State.REJECTED));
        if (!isEnded) {
            throw new Violation(world.name(next) + " went from " + before.status() + " to " + next.status()
                    + " while attempt " + number + " was open");
        }
    }
}
