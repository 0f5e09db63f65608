package dev.outbound.channels.twilio.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** As much HTTP/1.1 as the SDK speaks, on a bare socket: a server that can be cut off at any point. */
final class HttpLines {

    private static final int PAUSE_MILLIS = 20;

    private final Socket socket;
    private final InputStream in;

    HttpLines(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** One request. */
    record Request(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

        Map<String, String> form() {
            return fields(body);
        }
    }

    /** The next request, or empty if the other side hung up, in the middle of it too. */
    Optional<Request> next() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return Optional.empty();
        }
        String[] words = first.split(" ", 3);
        if (words.length < 3) {
            return Optional.empty();
        }
        String[] target = words[1].split("\\?", 2);
        return Optional.of(new Request(
                words[0],
                target[0],
                fields(target.length == 2 ? target[1] : ""),
                headers,
                new String(body, StandardCharsets.UTF_8)));
    }

    void say(int status, String body, Optional<Integer> retryAfter) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String type = body.startsWith("{") ? "application/json" : "text/html";
        String head = "HTTP/1.1 " + status + " -\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length
                + "\r\n" + retryAfter.map(s -> "Retry-After: " + s + "\r\n").orElse("") + "\r\n";
        // In one piece, else the second waits for the other side to confirm the first.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.getBytes(StandardCharsets.US_ASCII));
        whole.write(bytes);
        socket.getOutputStream().write(whole.toByteArray());
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the other side gives up. */
    void hang() throws IOException {
        in.readAllBytes();
    }

    /** Says one more line from time to time, until the other side gives up. */
    void drip() throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write("HTTP/1.1 201 -\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(PAUSE_MILLIS);
        for (int end = 0; end >= 0; ) {
            out.write("X-Wait: a little\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            try {
                end = in.read();
            } catch (SocketTimeoutException stillThere) {
                end = 0;
            }
        }
    }

    static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
