package dev.outbound.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shortened HMAC-SHA-256 codes for one use, under a secret that may be changed: new ones are made under the present secret,
 * those of former secrets still count. Codes of one use are none of another. Safe for use by many threads.
 */
public final class Seal {

    private static final int SHORTEST_SECRET = 32;

    private final byte[] use;
    private final int octets;
    private final List<Hmac> keys;

    private Seal(byte[] use, int octets, List<Hmac> keys) {
        this.use = use;
        this.octets = octets;
        this.keys = keys;
    }

    /**
     * A seal for one use.
     *
     * @param use what it is for, which goes into every code
     * @param octets how long a code is, at most 32
     * @param secret at least 32 bytes, the same on every node
     * @param former secrets whose codes still count
     */
    public static Seal of(String use, int octets, byte[] secret, byte[]... former) {
        List<Hmac> keys = new ArrayList<>();
        keys.add(key(use, secret));
        for (byte[] one : former) {
            keys.add(key(use, one));
        }
        return new Seal((use + "\u0000").getBytes(StandardCharsets.UTF_8), octets, List.copyOf(keys));
    }

    /** The code of these bytes. */
    public byte[] of(byte[] bytes) {
        return code(keys.get(0), bytes);
    }

    /** The code of a text in UTF-8. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the code was made here for these bytes. Takes the same time either way. */
    public boolean isGenuine(byte[] code, byte[] bytes) {
        boolean genuine = false;
        for (Hmac key : keys) {
            genuine |= MessageDigest.isEqual(code, code(key, bytes));
        }
        return genuine;
    }

    /** Whether the code was made here for a text in UTF-8. */
    public boolean isGenuine(byte[] code, String text) {
        return isGenuine(code, text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(Hmac key, byte[] bytes) {
        return Arrays.copyOf(key.of(use, bytes), octets);
    }

    private static Hmac key(String use, byte[] secret) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    use + " secret has " + secret.length + " bytes: at least " + SHORTEST_SECRET + " are needed");
        }
        return Hmac.sha256(secret);
    }
}
