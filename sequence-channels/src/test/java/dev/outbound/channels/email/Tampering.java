package dev.outbound.channels.email;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody on the way may do to a mail. */
final class Tampering {

    private Tampering() {}

    /** The value of a field with one more letter somewhere. */
    static byte[] value(byte[] mail, String name, Random random) {
        String text = text(mail);
        Matcher field = field(text, name);
        int at = field.start(1) + 1 + random.nextInt(field.end(1) - field.start(1) - 1);
        return octets(text.substring(0, at) + "x" + text.substring(at));
    }

    /** Without a field. */
    static byte[] without(byte[] mail, String name) {
        String text = text(mail);
        Matcher field = field(text, name);
        return octets(text.substring(0, field.start()) + text.substring(field.end()));
    }

    /** With a field at the end of the head. */
    static byte[] with(byte[] mail, String field) {
        String text = text(mail);
        int end = text.indexOf("\r\n\r\n");
        return octets(text.substring(0, end) + "\r\n" + field + text.substring(end));
    }

    /** With one octet of the body exchanged for another one that can be seen. */
    static byte[] bodyOctet(byte[] mail, Random random) {
        byte[] changed = mail.clone();
        int body = text(mail).indexOf("\r\n\r\n") + 4;
        int at = body + random.nextInt(mail.length - body);
        while (changed[at] == '\r' || changed[at] == '\n') {
            at--;
        }
        changed[at] = (byte) (changed[at] == '!' ? '#' : '!');
        return changed;
    }

    private static Matcher field(String text, String name) {
        Matcher field =
                Pattern.compile("(?m)^" + name + ":((?:.|\r\n[ \t])*)\r\n").matcher(text);
        if (!field.find()) {
            throw new IllegalArgumentException("no " + name);
        }
        return field;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
