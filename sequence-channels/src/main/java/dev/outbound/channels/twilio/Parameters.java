package dev.outbound.channels.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names with their values, as a form, a query or a flat JSON object has them; by name, each value once. */
record Parameters(Map<String, SortedSet<String>> values) {

    static final Parameters NONE = new Parameters(Map.of());

    private static final int MOST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads {@code a=1&b=2}.
     *
     * @throws IllegalArgumentException if it is not written so, or too long
     */
    static Parameters ofForm(String encoded) {
        TreeMap<String, SortedSet<String>> values = new TreeMap<>();
        String[] pairs = encoded.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " fields");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decoded(name), n -> new TreeSet<>()).add(decoded(value));
            }
        }
        return new Parameters(values);
    }

    /**
     * Reads a JSON object; what in it is no text or number is left out.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Parameters ofJson(String text) {
        try {
            JsonNode object = JSON.readTree(text);
            if (!object.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            TreeMap<String, SortedSet<String>> values = new TreeMap<>();
            object.properties().forEach(field -> {
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                    values.computeIfAbsent(field.getKey(), n -> new TreeSet<>())
                            .add(field.getValue().asText());
                }
            });
            return new Parameters(values);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("not JSON", notJson);
        }
    }

    /** The one value of that name; empty if there is none or more than one. */
    Optional<String> value(String name) {
        SortedSet<String> all = values.getOrDefault(name, new TreeSet<>());
        return all.size() == 1 ? Optional.of(all.first()) : Optional.empty();
    }

    /**
     * The one value of that name.
     *
     * @throws IllegalArgumentException if there is none or more than one
     */
    String only(String name) {
        return value(name).orElseThrow(() -> new IllegalArgumentException("not exactly one " + name));
    }

    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
