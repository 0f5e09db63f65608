package dev.outbound.simulation;

import dev.outbound.address.Address;
import dev.outbound.contact.Consent;
import dev.outbound.contact.Contact;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.util.Optional;

/** Whatever passes the point of no return was allowed to, at the moment of that commit. */
final class FenceRules implements Rules.Rule {

    private final SimWorld world;

    FenceRules(SimWorld world) {
        this.world = world;
    }

    @Override
    public void check(Changes changes, Node node) {
        for (Touch touch : changes.touches.values()) {
            boolean isBegun = touch.status() == TouchStatus.SENDING
                    && world.books()
                            .find(touch.id())
                            .filter(b -> b.status() == TouchStatus.SENDING)
                            .isEmpty();
            if (isBegun) {
                begun(touch, changes, node);
            }
        }
    }

    private void begun(Touch touch, Changes changes, Node node) {
        Instant now = world.clock().instant();
        Enrollment enrollment = world.books().enrollment(touch.enrollment());
        Sequence sequence = world.books().sequence(touch.sequence());
        Draft draft = world.books().draft(touch.enrollment(), touch.position());
        require(sequence.status() == SequenceStatus.RUNNING, touch, "its sequence is not running");
        require(enrollment.status() == EnrollmentStatus.ACTIVE, touch, "its enrollment is not active");
        require(draft.status() == DraftStatus.APPROVED, touch, "its draft is not approved");
        DraftContent words = draft.content().orElseThrow(() -> new Violation("a draft without words"));
        require(world.facts().isApproved(draft.id(), words), touch, "nobody approved these words");
        require(!world.provider().has(touch.id()), touch, "the provider has it already");
        Attempt attempt = attempt(touch, changes, now);
        Contact contact =
                node.tick().contact(touch.contact()).orElseThrow(() -> new Violation("a contact nobody read"));
        Optional<Address> address = contact.address(touch.channel());
        require(address.map(Address::key).equals(Optional.of(attempt.to())), touch, "it goes to another address");
        require(!world.books().isSuppressed(attempt.to()), touch, "its address is suppressed");
        require(!world.facts().suppressed.contains(attempt.to()), touch, "its address was to be suppressed");
        require(contact.consent(touch.channel()) != Consent.DENIED, touch, "the contact does not allow it");
        order(touch, changes);
        new Hours(world, sequence, touch, contact).check(now, enrollment, draft);
        if (!touch.timing().manual()) {
            throttle(attempt, changes);
        } else {
            require(world.facts().sendNowAsked.contains(touch.id()), touch, "nobody asked to send it now");
        }
    }

    private Attempt attempt(Touch touch, Changes changes, Instant now) {
        Handover handover = touch.handover().orElseThrow(() -> new Violation("sending without a handover"));
        Optional<Attempt> written = changes.begun.stream()
                .filter(a -> a.touch().equals(touch.id()) && a.number() == handover.attempt())
                .findFirst();
        require(written.isPresent(), touch, "its attempt is not written");
        Attempt attempt = written.orElseThrow();
        require(attempt.startedAt().equals(now), touch, "its attempt has another start");
        require(handover.to().equalsIgnoreCase(attempt.to().value()), touch, "its attempt has another address");
        for (Attempt other : world.books().attempts(touch.contact())) {
            boolean isOpen = other.state() == Attempt.State.STARTED || other.state() == Attempt.State.IN_DOUBT;
            require(!isOpen || !other.touch().equals(touch.id()), touch, "an earlier attempt is open");
        }
        return attempt;
    }

    /** Nothing earlier waits, nothing later has gone. */
    private void order(Touch touch, Changes changes) {
        for (Touch other : world.books().touches(touch.enrollment())) {
            boolean waits = other.status() == TouchStatus.SCHEDULED
                    || other.status() == TouchStatus.CLAIMED
                    || other.status() == TouchStatus.SENDING;
            require(!(other.position() < touch.position() && waits), touch, "an earlier step waits");
            boolean gone = other.status().isBegun()
                    || Optional.ofNullable(changes.touches.get(other.id()))
                            .filter(t -> t.status().isBegun())
                            .isPresent();
            require(!(other.position() > touch.position() && gone), touch, "a later step has gone");
        }
    }

    private void throttle(Attempt attempt, Changes changes) {
        Instant free = attempt.startedAt().minus(Policy.DEFAULT.throttle());
        for (Attempt other : world.books().attempts(attempt.contact())) {
            if (other.state().counts() && other.startedAt().isAfter(free)) {
                throw new Violation("a message follows another to the same contact after less than the throttle: "
                        + other.startedAt());
            }
        }
        for (Attempt other : changes.begun) {
            if (other.id().equals(attempt.id())) {
                return;
            }
            if (other.contact().equals(attempt.contact())) {
                throw new Violation("two messages to one contact at once");
            }
        }
    }

    private void require(boolean holds, Touch touch, String why) {
        if (!holds) {
            throw new Violation(world.name(touch) + " is being sent, but " + why);
        }
    }
}
