package dev.outbound.inbound;

import dev.outbound.address.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A text that came in, verified and parsed by a channel adapter.
 *
 * @param providerId the provider's id of it, by which a repetition is recognised
 * @param from the contact's number
 * @param to our number
 * @param body what was written, as it came; may be empty
 * @param providerVerdict the keyword the provider saw in it, where it says so; counts before our own reading
 * @param at when it came in
 */
public record InboundText(
        String providerId,
        PhoneNumber from,
        PhoneNumber to,
        String body,
        Optional<Keyword> providerVerdict,
        Instant at) {

    public InboundText {
        if (providerId.isBlank()) {
            throw new IllegalArgumentException("text without the provider's id: a repetition could not be recognised");
        }
    }

    @Override
    public String toString() {
        return "InboundText[" + providerId + "]";
    }
}
