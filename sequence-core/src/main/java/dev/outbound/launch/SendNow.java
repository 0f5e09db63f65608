package dev.outbound.launch;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of the wish to send a step now. */
public sealed interface SendNow {

    /** It goes with the next tick. */
    record Queued() implements SendNow {}

    /** Legal hours hold it until then; it goes by itself. */
    record DeferredUntil(Instant at) implements SendNow {}

    /** It is being sent, or was. */
    record AlreadyBegun() implements SendNow {}

    default <T> T fold(Supplier<T> queued, Function<DeferredUntil, T> deferred, Supplier<T> alreadyBegun) {
        if (this instanceof Queued) {
            return queued.get();
        }
        if (this instanceof DeferredUntil d) {
            return deferred.apply(d);
        }
        return alreadyBegun.get();
    }
}
