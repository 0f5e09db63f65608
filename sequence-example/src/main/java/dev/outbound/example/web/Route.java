package dev.outbound.example.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path such as {@code /people/{id}}, and who answers. A name in braces stands for one segment.
 *
 * @param kind what may be in the body, and whether it must carry the token
 */
public record Route(String method, String path, Kind kind, Handler handler) {

    /** What a request of the route may bring along. */
    public enum Kind {
        /** Nothing; it has no effect. */
        READ,
        /** A form of at most 64 kB with the token in it. */
        FORM,
        /** A form with a file in it, and the token. */
        UPLOAD,
        /** A body of at most 64 kB without a token: for machines that prove themselves another way. */
        EXEMPT
    }

    public static Route get(String path, Handler handler) {
        return new Route("GET", path, Kind.READ, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", path, Kind.FORM, handler);
    }

    public static Route upload(String path, Handler handler) {
        return new Route("POST", path, Kind.UPLOAD, handler);
    }

    /** A POST that other servers make: say in a comment beside it how it is protected. */
    public static Route exempt(String path, Handler handler) {
        return new Route("POST", path, Kind.EXEMPT, handler);
    }

    /** The values of the names in braces, or empty if the path is another one. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> pattern = segments(path);
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            if (part.startsWith("{") && part.endsWith("}")) {
                values.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
