package dev.outbound.channels.twilio.simulator;

import java.util.Optional;

/**
 * What the simulator does with a POST.
 *
 * @param isTaken whether it takes the message, whatever it then says
 * @param act how it answers
 * @param status of the answer
 * @param body of the answer; empty for the usual one
 * @param retryAfter the header of that name, in seconds
 */
public record Answer(boolean isTaken, Act act, int status, Optional<String> body, Optional<Integer> retryAfter) {

    /** How it answers. */
    public enum Act {
        SAY,
        /** It hangs up without an answer. */
        CLOSE,
        /** It resets the connection. */
        RESET,
        /** It never answers. */
        HANG,
        /** It begins an answer and never comes to its end. */
        DRIP
    }

    /** The message is taken, and that is said. */
    public static final Answer TAKEN = new Answer(true, Act.SAY, 201, Optional.empty(), Optional.empty());

    /** Nothing is taken, and nothing said. */
    public static Answer silent(Act act) {
        return new Answer(false, act, 0, Optional.empty(), Optional.empty());
    }

    /** The message is taken, but nobody is told. */
    public static Answer takenSilently(Act act) {
        return new Answer(true, act, 0, Optional.empty(), Optional.empty());
    }

    /** A refusal in Twilio's form. */
    public static Answer refused(int status, int code) {
        String body = "{\"code\":%d,\"message\":\"The 'To' number +12125550199 is refused\",\"status\":%d}"
                .formatted(code, status);
        return raw(status, body);
    }

    /** Too many requests. */
    public static Answer tooMany(int seconds) {
        return new Answer(false, Act.SAY, 429, refused(429, 20429).body(), Optional.of(seconds));
    }

    /** Any answer. */
    public static Answer raw(int status, String body) {
        return new Answer(false, Act.SAY, status, Optional.of(body), Optional.empty());
    }
}
