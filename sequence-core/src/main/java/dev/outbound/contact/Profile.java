package dev.outbound.contact;

import java.util.Map;

/** Facts about a contact; company and title may be empty. */
public record Profile(String company, String title, Map<String, String> attributes) {

    public static final Profile EMPTY = new Profile("", "", Map.of());

    public Profile {
        attributes = Map.copyOf(attributes);
    }
}
