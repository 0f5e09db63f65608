package dev.outbound.channels.twilio;

import java.util.Optional;

/**
 * What a webhook says.
 *
 * @param isGenuine whether Twilio sent it; if not, nothing happens and the answer is 403
 * @param content what it says; a genuine one may say nothing of interest
 */
public record Heard<T>(boolean isGenuine, Optional<T> content) {

    static <T> Heard<T> forged() {
        return new Heard<>(false, Optional.empty());
    }

    static <T> Heard<T> of(Optional<T> content) {
        return new Heard<>(true, content);
    }

    /** The HTTP status to answer with, once what it says is stored. */
    public int httpStatus() {
        return isGenuine ? 200 : 403;
    }
}
