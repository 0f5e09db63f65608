package dev.outbound.launch;

import dev.outbound.sequence.Delivery;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.Sender;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person chooses in the moment of launch.
 *
 * @param startAt the start, and the earliest moment for any message; empty for now
 * @param delivery sender, send rules, stop on reply
 * @param skipImpossible steps that can never go out to a contact are skipped instead of refusing the launch
 */
public record LaunchOptions(Optional<Instant> startAt, Delivery delivery, boolean skipImpossible) {

    /** Start now, as the sequence says otherwise. */
    public static LaunchOptions now() {
        return new LaunchOptions(Optional.empty(), Delivery.DEFAULT, false);
    }

    /** Start at that instant. */
    public static LaunchOptions at(Instant start) {
        return new LaunchOptions(Optional.of(start), Delivery.DEFAULT, false);
    }

    public LaunchOptions from(String name, String localPart) {
        return withDelivery(delivery.withSender(new Sender(name, localPart)));
    }

    public LaunchOptions rules(SendRules rules) {
        return withDelivery(delivery.withRules(rules));
    }

    public LaunchOptions stopOnReply(boolean stop) {
        return withDelivery(delivery.withStopOnReply(stop));
    }

    public LaunchOptions skippingImpossible() {
        return new LaunchOptions(startAt, delivery, true);
    }

    private LaunchOptions withDelivery(Delivery next) {
        return new LaunchOptions(startAt, next, skipImpossible);
    }
}
