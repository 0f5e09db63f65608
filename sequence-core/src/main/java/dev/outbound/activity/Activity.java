package dev.outbound.activity;

import dev.outbound.workspace.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that happened. Append-only, and at the same time the event the host's listener is given: its id is what a
 * listener recognises a repeated delivery by.
 *
 * @param data see {@link Data}; never holds a message body, a secret or a full address
 */
public record Activity(UUID id, Instant at, ActivityType type, Actor actor, Subject subject, Map<String, String> data) {

    public Activity {
        data = Map.copyOf(data);
    }

    /** What happened, without anything personal. */
    public Activity redacted() {
        return new Activity(id, at, type, actor, subject, Data.impersonal(data));
    }
}
