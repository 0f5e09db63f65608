package dev.outbound.sequence;

import java.util.Optional;

/**
 * How a sequence is sent.
 *
 * @param sender empty where the workspace's default sender is used
 * @param stopOnReply a reply ends the enrollment; on by default
 */
public record Delivery(Optional<Sender> sender, SendRules rules, boolean stopOnReply) {

    public static final Delivery DEFAULT = new Delivery(Optional.empty(), SendRules.DEFAULT, true);

    public Delivery withSender(Sender next) {
        return new Delivery(Optional.of(next), rules, stopOnReply);
    }

    public Delivery withRules(SendRules next) {
        return new Delivery(sender, next, stopOnReply);
    }

    public Delivery withStopOnReply(boolean next) {
        return new Delivery(sender, rules, next);
    }
}
