package dev.outbound.lint;

import dev.outbound.contact.Contact;
import java.util.List;
import java.util.Optional;

/** Whether text is written in capitals. Names the CRM holds in capitals do not count. */
final class Loudness {

    private static final int LETTERS = 10;

    private Loudness() {}

    static boolean isShouted(String text, Optional<Contact> contact) {
        String own = text;
        for (String name : contact.map(Loudness::names).orElse(List.of())) {
            own = name.isBlank() ? own : own.replace(name, "");
        }
        long upper = own.codePoints().filter(Character::isUpperCase).count();
        long lower = own.codePoints().filter(Character::isLowerCase).count();
        boolean many = upper >= LETTERS && upper * 10 >= (upper + lower) * 7;
        return many && own.strip().contains(" ");
    }

    private static List<String> names(Contact contact) {
        return List.of(
                contact.name().display(),
                contact.name().first(),
                contact.name().last(),
                contact.profile().company(),
                contact.profile().title());
    }
}
