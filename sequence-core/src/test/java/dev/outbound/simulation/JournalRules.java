package dev.outbound.simulation;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityType;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Every change of state is noted in the same transaction, and nothing that came in is heard twice. */
final class JournalRules implements Rules.Rule {

    private static final Set<TouchStatus> WAITING =
            EnumSet.of(TouchStatus.HELD, TouchStatus.SCHEDULED, TouchStatus.CLAIMED);

    private final SimWorld world;

    JournalRules(SimWorld world) {
        this.world = world;
    }

    @Override
    public void check(Changes changes, Node node) {
        for (Sequence next : changes.sequences.values()) {
            boolean moved = world.books()
                    .find(next.id())
                    .filter(b -> b.status() == next.status())
                    .isEmpty();
            boolean isNoted = changes.activities.stream()
                    .anyMatch(a -> a.subject().enrollment().isEmpty()
                            && a.subject().sequence().equals(Optional.of(next.id())));
            if (moved && !isNoted) {
                throw new Violation(world.name(next.id()) + " is " + next.status() + ", and nobody noted it");
            }
        }
        for (Enrollment next : changes.enrollments.values()) {
            boolean moved = world.books()
                    .find(next.id())
                    .filter(b -> b.status() == next.status())
                    .isEmpty();
            if (moved && !isNoted(changes, next.id(), Optional.empty())) {
                throw new Violation(world.name(next.id()) + " is " + next.status() + ", and nobody noted it");
            }
        }
        for (Touch next : changes.touches.values()) {
            touch(next, changes);
        }
        for (Draft next : changes.drafts.values()) {
            draft(next, changes);
        }
        for (Message message : changes.messages) {
            if (message.messageId().filter(world.books()::hasHeard).isPresent()) {
                throw new Violation("a message of " + world.name(message.enrollment()) + " was kept twice");
            }
        }
    }

    private void touch(Touch next, Changes changes) {
        Optional<Touch> before = world.books().find(next.id());
        TouchStatus was = before.map(Touch::status).orElse(TouchStatus.HELD);
        boolean moved = was != next.status();
        boolean isInternal = WAITING.contains(was) && WAITING.contains(next.status());
        if (moved && !isInternal && !isNoted(changes, next.enrollment(), Optional.of(next.position()))) {
            boolean skippedAtBirth = before.isEmpty() && next.status() == TouchStatus.SKIPPED;
            if (!skippedAtBirth) {
                throw new Violation(world.name(next) + " is " + next.status() + ", and nobody noted it");
            }
        }
        if (moved
                && next.status() == TouchStatus.SENT
                && !has(changes, ActivityType.TOUCH_SENT, next)
                && !has(changes, ActivityType.TOUCH_RESOLVED, next)) {
            throw new Violation(world.name(next) + " is SENT, and the feed does not say so");
        }
    }

    private void draft(Draft next, Changes changes) {
        boolean moved = world.books()
                .find(next.id())
                .filter(b -> b.status() == next.status()
                        || (b.status().isUndecided() && next.status().isUndecided()))
                .isEmpty();
        boolean isNew = world.books().find(next.id()).isEmpty();
        if (moved
                && !isNew
                && next.status().isSettled()
                && !isNoted(changes, next.enrollment(), Optional.of(next.position()))) {
            throw new Violation("draft " + next.position() + " of " + world.name(next.enrollment()) + " is "
                    + next.status() + ", and nobody noted it");
        }
    }

    private static boolean has(Changes changes, ActivityType type, Touch touch) {
        return changes.activities.stream()
                .anyMatch(a -> a.type() == type
                        && concerns(a, touch.enrollment())
                        && a.subject().position().equals(Optional.of(touch.position())));
    }

    private static boolean isNoted(Changes changes, EnrollmentId enrollment, Optional<Integer> position) {
        for (Activity activity : changes.activities) {
            if (concerns(activity, enrollment)
                    && (position.isEmpty() || activity.subject().position().equals(position))) {
                return true;
            }
        }
        return false;
    }

    private static boolean concerns(Activity activity, EnrollmentId enrollment) {
        return activity.subject().enrollment().filter(enrollment::equals).isPresent();
    }
}
