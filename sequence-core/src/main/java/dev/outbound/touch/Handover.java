package dev.outbound.touch;

import java.time.Instant;

/**
 * The latest handing over of a touch to a channel.
 *
 * @param attempt how many attempts have begun, this one included
 * @param at when it began
 * @param late whether that was after the local date it was planned for
 * @param to the address it went to
 * @param messageId our stable Message-ID, the same for every attempt
 */
public record Handover(int attempt, Instant at, boolean late, String to, String messageId) {

    @Override
    public String toString() {
        return "Handover[" + attempt + " at " + at + "]";
    }
}
