package dev.outbound.channels.twilio.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param sid of the text or call it is about
 * @param fields as Twilio names them: To, From, Body, Url, StatusCallback; Words of what was said
 */
public record Entry(Kind kind, String sid, Map<String, String> fields, Instant at) {

    /** What happened. */
    public enum Kind {
        TEXT_OUT,
        CALL_OUT,
        TEXT_IN,
        /** Words were spoken in a call. */
        SAID
    }

    public Entry {
        fields = Map.copyOf(fields);
    }

    /** The field, or an empty text. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
