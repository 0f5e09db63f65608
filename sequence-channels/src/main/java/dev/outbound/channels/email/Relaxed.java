package dev.outbound.channels.email;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** A mail as DKIM signs it, so that what servers on the way do to white space breaks no signature (RFC 6376 §3.4). */
final class Relaxed {

    private Relaxed() {}

    /** A field without its line end: the name in lower case, unfolded, each run of blanks one space, none at the ends. */
    static String field(String field) {
        int colon = field.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a field without a colon cannot be signed");
        }
        String name = field.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = field.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ");
        return blanksCut(name) + ":" + blanksCut(value);
    }

    private static String blanksCut(String text) {
        return text.replaceAll("^ +| +$", "");
    }

    /** The body from there on: no blanks at line ends, each run of them one space, no empty lines at the end. */
    static byte[] body(byte[] message, int from) {
        var out = new ByteArrayOutputStream(message.length - from);
        int emptyLines = 0;
        int at = from;
        while (at < message.length) {
            int end = endOfLine(message, at);
            byte[] line = line(message, at, end);
            if (line.length == 0) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    lineEnd(out);
                }
                out.writeBytes(line);
                lineEnd(out);
            }
            at = end + 2;
        }
        return out.toByteArray();
    }

    private static int endOfLine(byte[] message, int from) {
        for (int at = from; at + 1 < message.length; at++) {
            if (message[at] == '\r' && message[at + 1] == '\n') {
                return at;
            }
        }
        return message.length;
    }

    private static byte[] line(byte[] message, int from, int end) {
        var line = new ByteArrayOutputStream(end - from);
        boolean blank = false;
        for (int at = from; at < end; at++) {
            if (message[at] == ' ' || message[at] == '\t') {
                blank = true;
            } else {
                if (blank) {
                    line.write(' ');
                    blank = false;
                }
                line.write(message[at]);
            }
        }
        return line.toByteArray();
    }

    private static void lineEnd(ByteArrayOutputStream out) {
        out.write('\r');
        out.write('\n');
    }
}
