package dev.outbound.channels.inbound;

import java.nio.charset.StandardCharsets;

/** A stretch of a mail as it came, without a copy of it. */
final class Octets {

    private final byte[] bytes;
    private final int from;
    private final int to;

    private Octets(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    /** Where it ends, exclusive. */
    int to() {
        return to;
    }

    static Octets of(byte[] bytes) {
        return new Octets(bytes, 0, bytes.length);
    }

    Octets part(int start, int end) {
        return new Octets(bytes, start, Math.min(Math.max(start, end), to));
    }

    /** The octet at a place in the whole mail. */
    char at(int place) {
        return (char) (bytes[place] & 0xff);
    }

    boolean has(String word, int place) {
        if (place + word.length() > to) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (at(place + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** As text, one character per octet. */
    String text(int start, int end) {
        int last = Math.min(end, to);
        return last <= start ? "" : new String(bytes, start, last - start, StandardCharsets.ISO_8859_1);
    }

    String text() {
        return text(from, to);
    }

    /** Where the line that holds this place ends. */
    int endOfLine(int place) {
        int at = place;
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Where the line after it begins, whatever ends a line in this mail. */
    int nextLine(int place) {
        int end = endOfLine(place);
        if (end + 1 < to && bytes[end] == '\r' && bytes[end + 1] == '\n') {
            return end + 2;
        }
        return Math.min(to, end + 1);
    }
}
