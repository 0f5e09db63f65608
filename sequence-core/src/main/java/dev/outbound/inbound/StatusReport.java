package dev.outbound.inbound;

import dev.outbound.address.Channel;
import dev.outbound.touch.DeliveryStatus;
import java.util.Optional;
import java.util.UUID;

/**
 * What a provider tells of a message or call after it was handed over. It names the attempt, if the provider hands our key
 * back, and the provider's own id; either is enough.
 *
 * @param attempt the id of the attempt, which the channel was given with the message
 * @param status what became of it; NONE says only that the provider has it (queued, ringing), which is evidence too
 * @param code the provider's error code, if any; no addresses, no words
 */
public record StatusReport(
        Channel channel, Optional<UUID> attempt, String providerId, DeliveryStatus status, Optional<String> code) {}
