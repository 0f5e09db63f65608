package dev.outbound.channels.inbound.imap;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.time.Instant;

/**
 * How far a mailbox was processed.
 *
 * @param uidValidity the mailbox's numbering; another value means that it was numbered anew
 * @param uid every mail up to this number was processed
 * @param at when that was so
 */
public record Watermark(long uidValidity, long uid, Instant at) {

    public Watermark {
        if (uidValidity < 0 || uid < 0) {
            throw new SequenceException(
                    ErrorCode.INVALID_VALUE, "watermark is " + uidValidity + ":" + uid + ", must not be negative");
        }
    }

    Watermark upTo(long next, Instant now) {
        return new Watermark(uidValidity, next, now);
    }
}
