package dev.outbound.drafting;

import dev.outbound.contact.Contact;
import dev.outbound.draft.DraftRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the model learns of a contact: name, company, title and attributes, visible characters only and cut to length.
 * Addresses, consent and the CRM's id stay here.
 */
final class ContactData {

    private static final int MOST_ATTRIBUTES = 40;
    private static final int LONGEST = 500;
    private static final int LONGEST_NOTES = 4_000;

    private ContactData() {}

    static Map<String, Object> of(Contact contact) {
        Map<String, Object> data = new LinkedHashMap<>();
        put(data, "firstName", contact.name().first());
        put(data, "lastName", contact.name().last());
        if (data.isEmpty() && !contact.name().display().startsWith("(")) {
            put(data, "name", contact.name().display());
        }
        put(data, "company", contact.profile().company());
        put(data, "title", contact.profile().title());
        Map<String, Object> attributes = new LinkedHashMap<>();
        new TreeMap<>(contact.profile().attributes())
                .entrySet().stream()
                        .limit(MOST_ATTRIBUTES)
                        .forEach(attribute -> put(attributes, cut(attribute.getKey()), attribute.getValue()));
        if (!attributes.isEmpty()) {
            data.put("attributes", attributes);
        }
        return data;
    }

    static Map<String, Object> of(DraftRequest.Author author) {
        Map<String, Object> data = new LinkedHashMap<>();
        put(data, "name", author.name());
        put(data, "company", author.company());
        return data;
    }

    /** Names that may look like a domain and still be mentioned: {@code Booking.com}. */
    static Set<String> ownNames(DraftRequest request) {
        return Stream.of(request.contact().profile().company(), request.sender().company())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static void put(Map<String, Object> data, String key, String value) {
        String cleaned = cut(value);
        if (!cleaned.isEmpty()) {
            data.put(key, cleaned);
        }
    }

    /** What the host was told, visible characters only and cut to length. */
    static String notes(String notes) {
        return cut(notes, LONGEST_NOTES);
    }

    private static String cut(String text) {
        return cut(text, LONGEST);
    }

    private static String cut(String text, int longest) {
        String visible = Hidden.strip(text).strip();
        int characters = Math.min(longest, visible.codePointCount(0, visible.length()));
        return visible.substring(0, visible.offsetByCodePoints(0, characters));
    }
}
