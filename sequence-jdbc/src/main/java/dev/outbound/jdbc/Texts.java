package dev.outbound.jdbc;

import dev.outbound.digest.Sha256;

/** Text from outside, made fit for a column. */
final class Texts {

    private static final int LONGEST_KEY = 1_000;

    private Texts() {}

    /** Without NUL characters, which PostgreSQL refuses and no person misses. */
    static String storable(String text) {
        return text.indexOf('\u0000') < 0 ? text : text.replace("\u0000", "");
    }

    /** The id as it is compared: ids of strangers may be longer than an index holds, such are stored as their digest. */
    static String key(String id) {
        String clean = storable(id);
        return clean.length() <= LONGEST_KEY ? clean : Sha256.hex(clean);
    }
}
