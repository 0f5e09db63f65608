package dev.outbound.channels.email;

import dev.outbound.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The DKIM-Signature field of a mail (RFC 6376, relaxed/relaxed), over its whole body and all fields that a reader or a mail
 * program acts upon.
 *
 * <p>Every covered name is listed once more than it occurs, so that no second From, no other unsubscribe link can be added to
 * a signed mail afterwards.
 */
final class DkimSignature {

    private static final List<String> COVERED = List.of(
            "From",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int FOLD_AT = 72;

    private DkimSignature() {}

    /** The field, its line end included. */
    static String of(DkimKey key, byte[] message, Instant when) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            throw new IllegalArgumentException("a mail without an empty line after its head cannot be signed");
        }
        List<String> fields = List.of(text.substring(0, end).split("\r\n(?![ \t])"));
        List<String> names = new ArrayList<>();
        var signed = new StringBuilder();
        for (String name : COVERED) {
            // From the last to the first, as they are looked up by receivers (§5.4.2).
            List<String> occurring = named(name, fields);
            for (int i = occurring.size() - 1; i >= 0; i--) {
                names.add(name);
                signed.append(Relaxed.field(occurring.get(i))).append("\r\n");
            }
            names.add(name);
        }
        byte[] body = Relaxed.body(message, end + END_OF_HEAD.length());
        String unfinished = unfinished(key, names, body, when);
        signed.append(Relaxed.field(unfinished));
        byte[] octets = signed.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] signature = key.sign(toSign(key.algorithm(), octets));
        return unfinished + folded(Base64.getEncoder().encodeToString(signature)) + "\r\n";
    }

    /** RSA hashes what it signs; with Ed25519 the hash itself is what is signed (RFC 8463 §3). */
    static byte[] toSign(DkimKey.Algorithm algorithm, byte[] octets) {
        return algorithm == DkimKey.Algorithm.ED25519 ? Sha256.start().digest(octets) : octets;
    }

    private static List<String> named(String name, List<String> fields) {
        String beginning = name.toLowerCase(Locale.ROOT) + ":";
        return fields.stream()
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(beginning))
                .toList();
    }

    private static String unfinished(DkimKey key, List<String> names, byte[] body, Instant when) {
        return "DKIM-Signature: v=1; a=" + key.algorithm().signing() + "; c=relaxed/relaxed;\r\n"
                + " d=" + key.domain() + ";\r\n"
                + " s=" + key.selector() + "; t=" + when.getEpochSecond() + ";\r\n"
                + " h=" + String.join(":\r\n  ", lines(names)) + ";\r\n"
                + " bh=" + Base64.getEncoder().encodeToString(Sha256.start().digest(body)) + ";\r\n"
                + " b=";
    }

    private static List<String> lines(List<String> names) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String name : names) {
            String longer = line.isEmpty() ? name : line + ":" + name;
            if (longer.length() > FOLD_AT) {
                lines.add(line);
                longer = name;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    private static String folded(String base64) {
        return base64.replaceAll("(.{" + FOLD_AT + "})(?=.)", "$1\r\n  ");
    }
}
