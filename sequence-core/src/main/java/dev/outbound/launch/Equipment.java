package dev.outbound.launch;

import dev.outbound.address.Channel;
import java.util.Set;

/**
 * What the engine can send with.
 *
 * @param channels those with a sender
 * @param unsubscribeLinks whether mails can carry a one-click link; without, none may be sent
 */
public record Equipment(Set<Channel> channels, boolean unsubscribeLinks) {

    public Equipment {
        channels = Set.copyOf(channels);
    }
}
