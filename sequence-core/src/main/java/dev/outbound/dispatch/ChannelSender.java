package dev.outbound.dispatch;

/**
 * Port: hands one message to a provider, once.
 *
 * <p>One call makes at most one message: no retries inside, whatever the provider's SDK does by default. An answer is
 * {@link SendOutcome.Unknown} whenever the provider may have the message and did not say so; everything before that point
 * is {@link SendOutcome.Deferred} or {@link SendOutcome.Rejected}. A call ends within the policy's {@code callWithin}. An
 * exception counts as unknown. Called outside transactions, by several threads at once.
 */
@FunctionalInterface
public interface ChannelSender<M extends OutboundMessage> {

    SendOutcome send(M message);

    /**
     * Whether its messages go only to contacts who have agreed to them beforehand (consent GRANTED), as the law asks for calls
     * by an artificial voice; the engine's policy may ask for more, not for less. Who wraps a sender hands this on.
     */
    default boolean needsConsent() {
        return false;
    }
}
