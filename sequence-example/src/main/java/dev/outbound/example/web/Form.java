package dev.outbound.example.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form or a query. A field that is not there is empty. */
public record Form(Map<String, List<String>> fields) {

    static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_FIELDS = 1_000;

    static final Form EMPTY = new Form(Map.of());

    /** The first value of the field, or an empty text. */
    public String value(String field) {
        List<String> values = values(field);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** All values of the field: the boxes that were ticked. */
    public List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** @throws Problem 413 if the body is too large */
    static String body(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new Problem(413, "The form is larger than 64 kB.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads {@code a=1&b=2}. */
    static Form parse(String encoded) {
        var fields = new LinkedHashMap<String, List<String>>();
        int count = 0;
        for (String pair : encoded.split("&", MAX_FIELDS + 1)) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MAX_FIELDS) {
                throw new Problem(413, "The form has more than 1000 fields.");
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.computeIfAbsent(decode(name), first -> new ArrayList<>()).add(decode(value));
        }
        return new Form(fields);
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Problem(400, "A % in the request is not followed by two hexadecimal digits.");
        }
    }
}
