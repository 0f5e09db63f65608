package dev.outbound.launch;

import dev.outbound.sequence.Delivery;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.Sender;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person chooses in the moment of launch. What is not chosen here is as it was composed.
 *
 * @param startAt the start, and the earliest moment for any message; empty for now
 * @param skipImpossible steps that can never go out to a contact are skipped instead of refusing the launch
 */
public record LaunchOptions(
        Optional<Instant> startAt,
        Optional<Sender> sender,
        Optional<SendRules> rules,
        Optional<Boolean> stopOnReply,
        boolean skipImpossible) {

    /** Start now, as the sequence says otherwise. */
    public static LaunchOptions now() {
        return starting(Optional.empty());
    }

    /** Start at that instant, as the sequence says otherwise. */
    public static LaunchOptions at(Instant start) {
        return starting(Optional.of(start));
    }

    /** Mails are from that name and local part of the workspace's sending domain. */
    public LaunchOptions from(String name, String localPart) {
        return new LaunchOptions(startAt, Optional.of(new Sender(name, localPart)), rules, stopOnReply, skipImpossible);
    }

    public LaunchOptions rules(SendRules next) {
        return new LaunchOptions(startAt, sender, Optional.of(next), stopOnReply, skipImpossible);
    }

    public LaunchOptions stopOnReply(boolean stop) {
        return new LaunchOptions(startAt, sender, rules, Optional.of(stop), skipImpossible);
    }

    public LaunchOptions skippingImpossible() {
        return new LaunchOptions(startAt, sender, rules, stopOnReply, true);
    }

    /** How a sequence is sent that was composed that way and is launched with these options. */
    Delivery applyTo(Delivery composed) {
        return new Delivery(
                sender.or(composed::sender),
                rules.orElse(composed.rules()),
                stopOnReply.orElse(composed.stopOnReply()));
    }

    private static LaunchOptions starting(Optional<Instant> start) {
        return new LaunchOptions(start, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
