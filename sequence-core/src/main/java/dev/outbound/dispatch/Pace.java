package dev.outbound.dispatch;

import dev.outbound.address.Channel;
import dev.outbound.policy.Caps;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much room the caps leave, within one transaction through the fence: what the database counts, asked once, and what
 * this transaction began itself. The channels are locked first, so that two transactions cannot take the same room.
 */
final class Pace {

    private final Touches touches;
    private final WorkspaceId workspace;
    private final Caps caps;
    private final ZoneId zone;
    private final Instant now;
    private final Map<Counter, Integer> stored = new HashMap<>();
    private final List<Counter> begun = new ArrayList<>();

    Pace(Touches touches, WorkspaceId workspace, Caps caps, ZoneId zone, Instant now) {
        this.touches = touches;
        this.workspace = workspace;
        this.caps = caps;
        this.zone = zone;
        this.now = now;
    }

    /** Locks those of the channels that have a cap. Nothing is to be locked after it. */
    void lock(Collection<Channel> channels) {
        List<Channel> capped =
                channels.stream().distinct().filter(caps::concern).sorted().toList();
        if (!capped.isEmpty()) {
            touches.lockChannels(workspace, capped);
        }
    }

    /** When the last of the caps that leave no room ends; empty if one more may begin now. */
    Optional<Instant> fullUntil(Channel channel, String sender) {
        return caps.all().stream()
                .filter(cap -> cap.channel() == channel && isFull(cap, sender))
                .map(cap -> cap.period().end(now, zone))
                .max(Instant::compareTo);
    }

    /** One more began. */
    void began(Channel channel, String sender) {
        begun.add(new Counter(channel, Optional.of(sender), now));
    }

    private boolean isFull(Caps.Cap cap, String sender) {
        boolean ofSender = cap.of() == Caps.Of.SENDER;
        Counter counter = new Counter(
                cap.channel(),
                ofSender ? Optional.of(sender) : Optional.empty(),
                cap.period().start(now, zone));
        long here = begun.stream()
                .filter(b ->
                        b.channel() == cap.channel() && (!ofSender || b.sender().equals(counter.sender())))
                .count();
        return stored.computeIfAbsent(counter, this::count) + here >= cap.most();
    }

    private int count(Counter counter) {
        return counter.sender()
                .map(sender -> touches.countedSince(workspace, counter.channel(), sender, counter.since()))
                .orElseGet(() -> touches.countedSince(workspace, counter.channel(), counter.since()));
    }

    private record Counter(Channel channel, Optional<String> sender, Instant since) {}
}
