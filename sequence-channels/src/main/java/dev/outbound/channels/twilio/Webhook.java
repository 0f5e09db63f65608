package dev.outbound.channels.twilio;

import java.util.Optional;

/**
 * A POST of Twilio, as the host's web server got it. The address it was sent to is not part of it: that is known from the
 * settings, and what a request says of itself (Host, X-Forwarded-…) proves nothing.
 *
 * @param query what stood behind the question mark, undecoded; empty if there was none
 * @param contentType of the body
 * @param body undecoded, read as UTF-8
 * @param signature the header {@code X-Twilio-Signature}
 */
public record Webhook(String query, String contentType, String body, Optional<String> signature) {

    /** The name of the header. */
    public static final String SIGNATURE = "X-Twilio-Signature";

    @Override
    public String toString() {
        return "Webhook[" + contentType + ", " + body.length() + " characters]";
    }
}
