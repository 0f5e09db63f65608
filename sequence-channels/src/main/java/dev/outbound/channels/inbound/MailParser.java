package dev.outbound.channels.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads MIME from anybody: bounded in parts, depth, fields and text, and content with whatever is there. Not the mail
 * library's parser: that needs many seconds for a small mail made for the purpose.
 */
final class MailParser {

    private static final int MAX_PARTS = 200;
    private static final int MAX_DEPTH = 10;
    /** Of all parts together. */
    private static final int MAX_FIELDS = 5_000;
    /** Of one part; three octets of an encoding may stand for one. */
    private static final int MAX_BODY = 300_000;
    /** Of a mail inside that is encoded. */
    private static final int MAX_ENCODED = 1_000_000;

    private static final int LOOKED_FOR_DELIMITER = 200;

    private final Octets source;
    private int parts;
    private int fields;

    private MailParser(Octets source) {
        this.source = source;
    }

    static Part parse(byte[] mail) {
        Octets source = Octets.of(mail);
        int start = 0;
        while (start < source.to() && Character.isWhitespace(source.at(start))) {
            start++;
        }
        return new MailParser(source).part(start, source.to(), 0, "text/plain");
    }

    private Part part(int from, int to, int depth, String defaultType) {
        parts++;
        Octets all = source.part(from, to);
        var read = new ArrayList<Headers.Field>();
        int body = headers(all, read);
        fields += read.size();
        var headers = new Headers(read);
        String type = headers.has("content-type") ? headers.mediaType() : defaultType;
        Octets rest = all.part(body, to);
        List<Part> children = depth < MAX_DEPTH ? children(headers, type, rest, depth) : List.of();
        return new Part(headers, type, rest.part(body, body + MAX_BODY), children);
    }

    private List<Part> children(Headers headers, String type, Octets body, int depth) {
        Map<String, String> parameters = headers.mediaParameters();
        String boundary = parameters.getOrDefault("boundary", "");
        if (type.startsWith("multipart/") && !boundary.isBlank()) {
            List<Part> children = multipart(body, depth, "--" + boundary.stripTrailing(), type);
            return children.isEmpty()
                    ? otherDelimiter(body)
                            .map(delimiter -> multipart(body, depth, delimiter, type))
                            .orElse(children)
                    : children;
        }
        boolean message =
                type.equals("message/rfc822") || type.equals("message/global") || type.equals("text/rfc822-headers");
        if (!message || parts >= MAX_PARTS) {
            return List.of();
        }
        String encoding = headers.plain("content-transfer-encoding");
        return encoding.equals("base64") || encoding.equals("quoted-printable")
                ? List.of(decoded(encoding, body, depth))
                : List.of(part(body.from(), body.to(), depth + 1, "text/plain"));
    }

    private Part decoded(String encoding, Octets body, int depth) {
        String encoded = body.text(body.from(), body.from() + MAX_ENCODED);
        var inner = new MailParser(Octets.of(Transfer.decode(encoding, encoded)));
        inner.parts = parts;
        inner.fields = fields;
        Part child = inner.part(0, inner.source.to(), depth + 1, "text/plain");
        parts = inner.parts;
        fields = inner.fields;
        return child;
    }

    private List<Part> multipart(Octets body, int depth, String delimiter, String type) {
        var children = new ArrayList<Part>();
        String childType = type.equals("multipart/digest") ? "message/rfc822" : "text/plain";
        int partStart = -1;
        for (int line = body.from(); line < body.to() && parts < MAX_PARTS; line = body.nextLine(line)) {
            if (!body.has(delimiter, line)) {
                continue;
            }
            int after = line + delimiter.length();
            String rest =
                    body.text(after, Math.min(body.endOfLine(line), after + 10)).strip();
            if (!rest.isEmpty() && !rest.equals("--")) {
                continue;
            }
            if (partStart >= 0) {
                children.add(part(partStart, line, depth + 1, childType));
            }
            partStart = rest.isEmpty() ? body.nextLine(line) : -1;
            if (partStart < 0) {
                return children;
            }
        }
        if (partStart >= 0 && parts < MAX_PARTS) {
            children.add(part(partStart, body.to(), depth + 1, childType));
        }
        return children;
    }

    /** A line that delimits parts although the header names another: whoever rewrote one forgot the other. */
    private static Optional<String> otherDelimiter(Octets body) {
        int line = body.from();
        for (int n = 0; n < LOOKED_FOR_DELIMITER && line < body.to(); n++) {
            int next = body.nextLine(line);
            boolean delimits = body.has("--", line)
                    && body.text(next, next + 8).toLowerCase(Locale.ROOT).equals("content-");
            String found = delimits
                    ? body.text(line, Math.min(body.endOfLine(line), line + 100))
                            .stripTrailing()
                    : "";
            if (found.length() > 3) {
                return Optional.of(found);
            }
            line = next;
        }
        return Optional.empty();
    }

    /**
     * Reads the fields and says where the body begins. A line that is no field ends them, for many mails lack the blank
     * line; but after too many fields only a blank line does.
     */
    private int headers(Octets all, List<Headers.Field> read) {
        int most = Math.min(Headers.MAX_FIELDS, MAX_FIELDS - fields);
        int line = all.from();
        while (line < all.to()) {
            int end = all.endOfLine(line);
            int next = all.nextLine(line);
            if (end == line) {
                return next;
            }
            if (read.size() >= most) {
                line = next;
                continue;
            }
            String text = all.text(line, Math.min(end, line + Headers.MAX_VALUE));
            int colon = text.indexOf(':');
            boolean folded = text.charAt(0) == ' ' || text.charAt(0) == '\t';
            if (folded && text.isBlank() && read.isEmpty()) {
                return next;
            } else if (!read.isEmpty() && (folded || isLostParameter(read, text))) {
                append(read, text);
            } else if (colon > 0 && isFieldName(text.substring(0, colon).stripTrailing())) {
                read.add(new Headers.Field(
                        text.substring(0, colon).strip().toLowerCase(Locale.ROOT), text.substring(colon + 1)));
            } else if (!text.startsWith("From ") && !text.startsWith(">From ")) {
                return line;
            }
            line = next;
        }
        return all.to();
    }

    private static void append(List<Headers.Field> fields, String text) {
        Headers.Field last = fields.get(fields.size() - 1);
        if (last.value().length() + text.length() <= Headers.MAX_VALUE) {
            fields.set(fields.size() - 1, new Headers.Field(last.name(), last.value() + " " + text.strip()));
        }
    }

    /** Some mailers break a field before its parameter and forget to indent it. */
    private static boolean isLostParameter(List<Headers.Field> fields, String text) {
        return text.startsWith("boundary=")
                && fields.get(fields.size() - 1).value().stripTrailing().endsWith(";");
    }

    private static boolean isFieldName(String name) {
        return !name.isEmpty() && name.length() <= 80 && name.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
