package dev.outbound.lint;

import dev.outbound.contact.Contact;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a message greets. */
final class Greeting {

    private static final Pattern START = Pattern.compile(
            "^\\s*(?i:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening))\\s+((?:[\\p{Lu}\\p{Lt}][\\p{L}\\p{M}'’.-]{0,60}\\s*){1,6})");

    /** What may stand in a greeting without being a name. */
    private static final Set<String> NO_NAMES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "sir",
            "madam",
            "there",
            "all",
            "team",
            "everyone",
            "everybody",
            "again",
            "friend",
            "friends",
            "colleague",
            "colleagues",
            "customer",
            "client",
            "partner",
            "neighbor",
            "neighbour",
            "hiring",
            "manager",
            "i",
            "we",
            "this",
            "it",
            "from",
            "my",
            "thanks");

    private static final Map<String, Set<String>> SHORT = Map.ofEntries(
            Map.entry("bob", Set.of("robert")),
            Map.entry("bobby", Set.of("robert")),
            Map.entry("bill", Set.of("william")),
            Map.entry("billy", Set.of("william")),
            Map.entry("dick", Set.of("richard")),
            Map.entry("jim", Set.of("james")),
            Map.entry("jack", Set.of("john")),
            Map.entry("ted", Set.of("edward", "theodore")),
            Map.entry("mike", Set.of("michael")),
            Map.entry("tony", Set.of("anthony", "antonio")),
            Map.entry("dave", Set.of("david")),
            Map.entry("andy", Set.of("andrew", "andreas")),
            Map.entry("joe", Set.of("joseph")),
            Map.entry("chuck", Set.of("charles")),
            Map.entry("harry", Set.of("henry", "harold")),
            Map.entry("steve", Set.of("stephen")),
            Map.entry("liz", Set.of("elizabeth")),
            Map.entry("beth", Set.of("elizabeth")),
            Map.entry("betty", Set.of("elizabeth")),
            Map.entry("kate", Set.of("katherine", "catherine")),
            Map.entry("katie", Set.of("katherine", "catherine")),
            Map.entry("sue", Set.of("susan")),
            Map.entry("peggy", Set.of("margaret")),
            Map.entry("maggie", Set.of("margaret")));

    private static final Pattern CALLED =
            Pattern.compile("honorific|salutation|nick|preferred|goes.?by", Pattern.CASE_INSENSITIVE);

    private Greeting() {}

    /** What is wrong with the name in the greeting; empty where there is none, or where it is the contact's. */
    static Optional<String> wrongName(String body, Contact contact) {
        Matcher matcher = START.matcher(body);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Set<String> known = names(contact);
        for (String word : matcher.group(1).strip().split("\\s+", -1)) {
            String name = fold(word);
            if (name.isEmpty() || NO_NAMES.contains(name)) {
                continue;
            }
            if (isKnown(name, known)) {
                return Optional.empty();
            }
            return Optional.of("It greets \"" + word.replaceAll("[.]$", "") + "\", but the contact is "
                    + contact.name().display() + ".");
        }
        return Optional.empty();
    }

    private static boolean isKnown(String name, Set<String> known) {
        Set<String> formal = SHORT.getOrDefault(name, Set.of());
        return known.stream()
                .anyMatch(one ->
                        one.equals(name) || (name.length() >= 3 && one.startsWith(name)) || formal.contains(one));
    }

    /** Names, and whatever else of the profile a greeting may use: "Dear Acme team". */
    private static Set<String> names(Contact contact) {
        String all = String.join(
                " ",
                contact.name().first(),
                contact.name().last(),
                contact.name().display(),
                contact.profile().company(),
                contact.profile().title(),
                called(contact));
        Set<String> names = new HashSet<>();
        for (String word : all.split("[\\s,;]+", -1)) {
            names.add(fold(word));
        }
        names.remove("");
        return names;
    }

    /** What the CRM says they are called: an honorific, a nickname. */
    private static String called(Contact contact) {
        StringBuilder called = new StringBuilder();
        contact.profile().attributes().forEach((key, value) -> {
            if (CALLED.matcher(key).find()) {
                called.append(value).append(' ');
            }
        });
        return called.toString();
    }

    private static String fold(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
