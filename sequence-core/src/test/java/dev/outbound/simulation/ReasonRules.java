package dev.outbound.simulation;

import dev.outbound.contact.ContactId;
import dev.outbound.draft.SkipReason;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import java.util.Optional;

/** A step that is not sent has a reason, and the reason is true: nothing gets lost under a wrong name. */
final class ReasonRules implements Rules.Rule {

    private final SimWorld world;

    ReasonRules(SimWorld world) {
        this.world = world;
    }

    @Override
    public void check(Changes changes, Node node) {
        for (Touch next : changes.touches.values()) {
            Optional<Touch> before = world.books().find(next.id());
            boolean moved = before.filter(b -> b.status() == next.status()).isEmpty();
            if (moved && next.status() == TouchStatus.SKIPPED) {
                SkipReason reason = next.skipReason().orElseThrow(() -> new Violation("skipped without a reason"));
                if (!isTrue(reason, next, before, changes)) {
                    throw new Violation(world.name(next) + " is SKIPPED as " + reason + ", which is not true");
                }
            }
            if (moved && next.status() == TouchStatus.FAILED && before.isPresent()) {
                failed(before.get(), next);
            }
        }
    }

    private boolean isTrue(SkipReason reason, Touch touch, Optional<Touch> before, Changes changes) {
        Facts facts = world.facts();
        ContactId contact = touch.contact();
        return switch (reason) {
            case USER -> facts.skipAsked.contains(touch.id().draft());
            case SUPPRESSED ->
                facts.optOutAsked.contains(contact)
                        || world.provider().refused(contact)
                        || world.crm().addresses(contact).stream().anyMatch(facts.suppressionAsked::contains);
            case REPLIED -> facts.replied.contains(contact);
            case BOUNCED -> facts.bounced.contains(contact) || world.provider().refused(contact);
            case CANCELLED ->
                facts.cancelAsked.contains(touch.sequence())
                        || facts.removeAsked.contains(touch.enrollment())
                        || facts.gone.contains(contact);
            case OVERTAKEN -> facts.overtakeAsked.contains(touch.enrollment()) || isOvertaken(touch, changes);
            case NOT_APPROVED ->
                before.filter(b -> b.status() == TouchStatus.HELD).isPresent();
            case MISSING_ADDRESS -> world.crm().lackedAddress(contact);
            case CONTACT_GONE -> facts.gone.contains(contact);
            case NO_CONSENT -> facts.denied.contains(contact);
            case WINDOW_IMPOSSIBLE -> true;
        };
    }

    private static boolean isOvertaken(Touch touch, Changes changes) {
        return changes.touches.values().stream()
                .anyMatch(t -> t.enrollment().equals(touch.enrollment())
                        && t.position() > touch.position()
                        && t.status().isBegun());
    }

    private void failed(Touch before, Touch next) {
        TouchId id = next.id();
        boolean isTrue = before.status() == TouchStatus.CLAIMED
                || world.provider().refused(next.contact())
                || world.facts().notSentSaid.contains(id)
                || before.transientFailures() > 4
                || !world.books().enrollment(next.enrollment()).status().isLive()
                || world.books().touches(next.enrollment()).stream()
                        .anyMatch(t ->
                                t.position() > next.position() && t.status().isBegun());
        if (!isTrue) {
            throw new Violation(world.name(next) + " FAILED without a refusal: "
                    + next.problem().orElse(""));
        }
    }
}
