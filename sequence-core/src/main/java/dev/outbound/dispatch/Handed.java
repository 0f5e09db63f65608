package dev.outbound.dispatch;

import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * What a channel must know besides the message: whose it is, and until when it may still begin.
 *
 * @param attempt unique per attempt; travels with the message, and serves providers that know idempotency keys
 * @param deadlineNanos on the clock of {@code nanos}
 * @param nanos a clock that only grows, {@link System#nanoTime} outside of simulations
 */
public record Handed(WorkspaceId workspace, TouchId touch, UUID attempt, long deadlineNanos, LongSupplier nanos) {

    /**
     * Whether it is too late to begin. A channel asks once more just before the point after which the provider may have the
     * message, and answers {@link SendOutcome.Deferred} if it is.
     */
    public boolean isTooLate() {
        return nanos.getAsLong() - deadlineNanos > 0;
    }

    @Override
    public String toString() {
        return "touch " + touch + " attempt " + attempt;
    }
}
