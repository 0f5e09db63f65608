package dev.outbound.digest;

import java.util.Optional;

/**
 * Base 32 (RFC 4648) in small letters and without padding: bytes in a form that outlives systems which do not tell small
 * letters from capitals. Whole groups of 5 bytes only, so that each text stands for other bytes.
 */
public final class Base32 {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int GROUP_BYTES = 5;
    private static final int GROUP_LETTERS = 8;
    private static final int BITS = 5;

    private Base32() {}

    /**
     * Writes bytes.
     *
     * @throws IllegalArgumentException if they are no multiple of 5
     */
    public static String of(byte[] bytes) {
        if (bytes.length % GROUP_BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes: must be a multiple of " + GROUP_BYTES);
        }
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < bytes.length; from += GROUP_BYTES) {
            long group = 0;
            for (int i = 0; i < GROUP_BYTES; i++) {
                group = group << Byte.SIZE | (bytes[from + i] & 0xff);
            }
            for (int shift = BITS * (GROUP_LETTERS - 1); shift >= 0; shift -= BITS) {
                text.append(ALPHABET.charAt((int) (group >>> shift) & 31));
            }
        }
        return text.toString();
    }

    /** Reads it, capitals too; empty for anything else. */
    public static Optional<byte[]> read(String text) {
        if (text.length() % GROUP_LETTERS != 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[text.length() / GROUP_LETTERS * GROUP_BYTES];
        for (int n = 0; n * GROUP_LETTERS < text.length(); n++) {
            long group = 0;
            for (int i = 0; i < GROUP_LETTERS; i++) {
                char letter = text.charAt(n * GROUP_LETTERS + i);
                int value = Math.max(ALPHABET.indexOf(letter), CAPITALS.indexOf(letter));
                if (value < 0) {
                    return Optional.empty();
                }
                group = group << BITS | value;
            }
            for (int i = GROUP_BYTES - 1; i >= 0; i--) {
                bytes[n * GROUP_BYTES + i] = (byte) group;
                group >>>= Byte.SIZE;
            }
        }
        return Optional.of(bytes);
    }
}
