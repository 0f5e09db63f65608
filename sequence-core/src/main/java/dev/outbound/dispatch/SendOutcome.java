package dev.outbound.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a provider made of one attempt. {@code detail} is for people and holds no address and no words of the message. */
public sealed interface SendOutcome {

    /**
     * The provider has it.
     *
     * @param providerId the provider's own id, if it gave one
     */
    record Accepted(Optional<String> providerId) implements SendOutcome {}

    /**
     * Certainly not accepted; may work later.
     *
     * @param retryAfter what the provider asked for
     * @param channelWide it concerns the whole channel (log-in, connection): no attempt of the message is used up
     */
    record Deferred(String detail, Optional<Duration> retryAfter, boolean channelWide) implements SendOutcome {}

    /** Certainly not accepted, for good. */
    record Rejected(Kind kind, String detail) implements SendOutcome {}

    /** The provider may have it. */
    record Unknown(String detail) implements SendOutcome {}

    /** Why a message was refused for good. */
    enum Kind {
        /** There is nobody at that address. */
        INVALID_ADDRESS,
        /** The provider knows that the recipient has opted out. */
        OPTED_OUT,
        OTHER
    }

    static SendOutcome accepted(String providerId) {
        return new Accepted(Optional.of(providerId));
    }

    static SendOutcome deferred(String detail) {
        return new Deferred(detail, Optional.empty(), false);
    }

    static SendOutcome channelDown(String detail) {
        return new Deferred(detail, Optional.empty(), true);
    }

    default <T> T fold(
            Function<Accepted, T> accepted,
            Function<Deferred, T> deferred,
            Function<Rejected, T> rejected,
            Function<Unknown, T> unknown) {
        if (this instanceof Accepted a) {
            return accepted.apply(a);
        }
        if (this instanceof Deferred d) {
            return deferred.apply(d);
        }
        if (this instanceof Rejected r) {
            return rejected.apply(r);
        }
        return unknown.apply((Unknown) this);
    }
}
