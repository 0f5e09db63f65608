package dev.outbound.channels.inbound;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads MIME from anybody: bounded in parts, depth and text, and content with whatever is there. Not the mail library's
 * parser: that needs many seconds for a small mail made for the purpose.
 */
final class MailParser {

    private static final int MAX_PARTS = 200;
    private static final int MAX_DEPTH = 10;
    private static final int LOOKED_FOR_DELIMITER = 200;
    /** Of one part; three characters of an encoding may stand for one. */
    private static final int MAX_RAW = 300_000;

    private final String source;
    private int parts;

    private MailParser(String source) {
        this.source = source;
    }

    static Part parse(byte[] mail) {
        String source = new String(mail, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < source.length() && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        return new MailParser(source).part(start, source.length(), 0, "text/plain");
    }

    private Part part(int from, int to, int depth, String defaultType) {
        parts++;
        var fields = new ArrayList<Headers.Field>();
        int body = headers(from, to, fields);
        var headers = new Headers(fields);
        String type = headers.has("content-type") ? headers.mediaType() : defaultType;
        String raw = source.substring(body, Math.min(to, body + MAX_RAW));
        return new Part(headers, type, raw, depth < MAX_DEPTH ? children(headers, type, body, to, depth) : List.of());
    }

    private List<Part> children(Headers headers, String type, int body, int to, int depth) {
        Map<String, String> parameters = headers.mediaParameters();
        String boundary = parameters.getOrDefault("boundary", "");
        if (type.startsWith("multipart/") && !boundary.isBlank()) {
            List<Part> children = multipart(body, to, depth, "--" + boundary.stripTrailing(), type);
            return children.isEmpty()
                    ? otherDelimiter(body, to)
                            .map(delimiter -> multipart(body, to, depth, delimiter, type))
                            .orElse(children)
                    : children;
        }
        boolean message =
                type.equals("message/rfc822") || type.equals("message/global") || type.equals("text/rfc822-headers");
        if (message && parts < MAX_PARTS) {
            String encoding = headers.plain("content-transfer-encoding");
            if (encoding.equals("base64") || encoding.equals("quoted-printable")) {
                byte[] decoded = Transfer.decode(encoding, source.substring(body, Math.min(to, body + MAX_RAW)));
                var inner = new MailParser(new String(decoded, StandardCharsets.ISO_8859_1));
                inner.parts = parts;
                Part child = inner.part(0, inner.source.length(), depth + 1, "text/plain");
                parts = inner.parts;
                return List.of(child);
            }
            return List.of(part(body, to, depth + 1, "text/plain"));
        }
        return List.of();
    }

    /** A line that delimits parts although the header names another: whoever rewrote one forgot the other. */
    private Optional<String> otherDelimiter(int body, int to) {
        int line = body;
        for (int n = 0; n < LOOKED_FOR_DELIMITER && line < to; n++) {
            int next = nextLine(line, to);
            boolean delimits = source.startsWith("--", line)
                    && source.regionMatches(true, next, "Content-", 0, "Content-".length());
            String found = delimits
                    ? source.substring(line, Math.min(endOfLine(line, to), line + 100))
                            .stripTrailing()
                    : "";
            if (found.length() > 3) {
                return Optional.of(found);
            }
            line = next;
        }
        return Optional.empty();
    }

    private List<Part> multipart(int body, int to, int depth, String delimiter, String type) {
        var children = new ArrayList<Part>();
        String childType = type.equals("multipart/digest") ? "message/rfc822" : "text/plain";
        int partStart = -1;
        for (int line = body; line < to && parts < MAX_PARTS; line = nextLine(line, to)) {
            if (!source.startsWith(delimiter, line)) {
                continue;
            }
            String rest = source.substring(
                            line + delimiter.length(), Math.min(endOfLine(line, to), line + delimiter.length() + 10))
                    .strip();
            if (!rest.isEmpty() && !rest.equals("--")) {
                continue;
            }
            if (partStart >= 0) {
                children.add(part(partStart, line, depth + 1, childType));
            }
            partStart = rest.isEmpty() ? nextLine(line, to) : -1;
            if (partStart < 0) {
                return children;
            }
        }
        if (partStart >= 0 && parts < MAX_PARTS) {
            children.add(part(partStart, to, depth + 1, childType));
        }
        return children;
    }

    /** Reads the fields and says where the body begins. A line that is no field ends them, for many mails lack the blank line. */
    private int headers(int from, int to, List<Headers.Field> fields) {
        int line = from;
        while (line < to) {
            int end = endOfLine(line, to);
            int next = nextLine(line, to);
            if (end == line) {
                return next;
            }
            String text = source.substring(line, Math.min(end, line + Headers.MAX_VALUE));
            int colon = text.indexOf(':');
            boolean folded = text.charAt(0) == ' ' || text.charAt(0) == '\t';
            if (folded && text.isBlank() && fields.isEmpty()) {
                return next;
            } else if (!fields.isEmpty() && (folded || isLostParameter(fields, text))) {
                append(fields, text);
            } else if (colon > 0 && isFieldName(text.substring(0, colon).stripTrailing())) {
                if (fields.size() < Headers.MAX_FIELDS) {
                    fields.add(new Headers.Field(
                            text.substring(0, colon).strip().toLowerCase(Locale.ROOT), text.substring(colon + 1)));
                }
            } else if (!text.startsWith("From ") && !text.startsWith(">From ")) {
                return line;
            }
            line = next;
        }
        return to;
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

    private int endOfLine(int line, int to) {
        int at = line;
        while (at < to && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int nextLine(int line, int to) {
        int end = endOfLine(line, to);
        if (end < to && source.charAt(end) == '\r' && end + 1 < to && source.charAt(end + 1) == '\n') {
            return end + 2;
        }
        return Math.min(to, end + 1);
    }
}
