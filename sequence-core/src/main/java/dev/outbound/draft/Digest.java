package dev.outbound.draft;

import dev.outbound.digest.Sha256;

/** SHA-256 over several texts, kept apart. */
final class Digest {

    private Digest() {}

    static String of(Iterable<String> parts) {
        return Sha256.hex(String.join("\u0000", parts));
    }
}
