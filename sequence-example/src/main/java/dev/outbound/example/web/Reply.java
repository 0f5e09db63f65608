package dev.outbound.example.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The answer to a request.
 *
 * @param headers beside those every answer has
 */
public record Reply(int status, String type, String body, Map<String, String> headers) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply html(Html page) {
        return html(200, page);
    }

    public static Reply html(int status, Html page) {
        return new Reply(status, "text/html; charset=utf-8", page.toString(), Map.of());
    }

    public static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text, Map.of());
    }

    public static Reply json(int status, String json) {
        return new Reply(status, "application/json", json, Map.of());
    }

    /** Go there with GET: after a form was taken, so that reloading does not send it again. */
    public static Reply seeOther(String path) {
        return new Reply(303, "text/plain; charset=utf-8", "", Map.of("Location", path));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
