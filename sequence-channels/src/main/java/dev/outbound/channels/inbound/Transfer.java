package dev.outbound.channels.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Transfer encodings, read as far as they can be read. */
final class Transfer {

    private Transfer() {}

    /** The octets behind a text of one character per octet. */
    static byte[] decode(String encoding, String raw) {
        return switch (encoding) {
            case "base64" -> base64(raw);
            case "quoted-printable" -> quotedPrintable(raw);
            default -> raw.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] base64(String raw) {
        String letters = raw.replaceAll("[^A-Za-z0-9+/]", "");
        int whole = letters.length() - (letters.length() % 4 == 1 ? 1 : 0);
        return Base64.getDecoder().decode(letters.substring(0, whole));
    }

    private static byte[] quotedPrintable(String raw) {
        var out = new ByteArrayOutputStream(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c != '=') {
                out.write(c);
                continue;
            }
            int lineEnd = softBreak(raw, at + 1);
            if (lineEnd > 0) {
                at = lineEnd - 1;
            } else if (at + 2 < raw.length() && hex(raw.charAt(at + 1)) >= 0 && hex(raw.charAt(at + 2)) >= 0) {
                out.write(hex(raw.charAt(at + 1)) * 16 + hex(raw.charAt(at + 2)));
                at += 2;
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }

    /** Where the line after a soft line break begins; 0 if it is none. */
    private static int softBreak(String raw, int from) {
        int at = from;
        while (at < raw.length() && at - from < 100 && (raw.charAt(at) == ' ' || raw.charAt(at) == '\t')) {
            at++;
        }
        if (at >= raw.length()) {
            return at;
        }
        if (raw.startsWith("\r\n", at)) {
            return at + 2;
        }
        return raw.charAt(at) == '\n' || raw.charAt(at) == '\r' ? at + 1 : 0;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
