package dev.outbound.memory;

import java.util.Locale;

/** Names that are unique and sorted whatever their case. */
final class Names {

    private Names() {}

    /** What names are compared by. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
