package dev.outbound.draft;

import dev.outbound.contact.Contact;
import dev.outbound.contact.Name;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of contact and author, cleaned for use in a sentence; anything unknown is empty.
 *
 * @param formalName honorific and last name, or first and last name
 * @param author who writes, with the company where both are known: {@code Ann Lee of Northwind}
 */
record StarterFacts(
        String firstName,
        String formalName,
        String company,
        String title,
        Map<String, String> attributes,
        String author,
        String signature) {

    private static final int NAME = 40;
    private static final int LINE = 60;

    static StarterFacts of(Contact contact, DraftRequest.Author author) {
        String name = PlainData.fact(author.name(), NAME);
        String company = PlainData.fact(author.company(), NAME);
        Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        new TreeMap<>(contact.profile().attributes())
                .forEach((key, value) -> attributes.put(key.replaceAll("[ _-]", ""), PlainData.fact(value, LINE)));
        String first = firstName(contact.name());
        return new StarterFacts(
                first,
                formalName(contact.name(), first, attributes),
                PlainData.fact(contact.profile().company(), LINE),
                PlainData.fact(contact.profile().title(), LINE),
                attributes,
                joined(name, " of ", company),
                joined(name, "\n", company));
    }

    /** The first of these attributes that is known, whatever the case and word breaks of its key. */
    Optional<String> attribute(String... keys) {
        for (String key : keys) {
            String value = attributes.getOrDefault(key, "");
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static String firstName(Name name) {
        String first = PlainData.fact(name.first(), NAME);
        if (!first.isEmpty() || !name.last().isEmpty()) {
            return first;
        }
        // A display name the CRM or we made up is no name to greet anybody with.
        return name.display().matches(".*[(@].*") ? "" : PlainData.fact(name.display(), NAME);
    }

    private static String formalName(Name name, String first, Map<String, String> attributes) {
        String last = PlainData.fact(name.last(), NAME);
        String honorific = PlainData.fact(attributes.getOrDefault("honorific", ""), 12);
        if (!honorific.isEmpty() && !last.isEmpty()) {
            return honorific + " " + last;
        }
        return joined(first, " ", last);
    }

    private static String joined(String left, String between, String right) {
        return left.isEmpty() || right.isEmpty() ? left + right : left + between + right;
    }
}
