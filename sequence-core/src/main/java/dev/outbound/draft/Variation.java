package dev.outbound.draft;

import dev.outbound.contact.ContactId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Chooses among ways to say a thing: always the same for one contact and step, differently from contact to contact. */
final class Variation {

    private final String seed;

    Variation(ContactId contact, int position) {
        this.seed = contact.value() + '\u0000' + position + '\u0000';
    }

    String pick(String what, List<String> ways) {
        return ways.get(Math.floorMod(hash(seed + what), ways.size()));
    }

    /** FNV-1a with a final mix: the same on every machine and in every release. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
