package dev.outbound.schedule;

import java.time.Instant;

/** An instant at which a message may go out, and the rule that put it there. */
public record SendTime(Instant at, SendRule rule) {}
