package dev.outbound.channels.email;

import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The value of a header field as it is written: printable ASCII, in lines of at most 998 characters (RFC 5322), joined by
 * a line break and a space.
 *
 * <p>Written out here and not by the mail library, because that passes line breaks in some fields, and turned certain
 * other characters into line breaks in the past (CVE-2025-7962).
 */
record HeaderValue(List<String> lines) {

    private static final int MAX_LINE = 998;
    private static final int LONGEST_NAME = 40;
    private static final int FOLD_AT = 76;
    /** Base64 of 39 octets, in {@code =?UTF-8?B?…?=}, makes 64 characters: below the 75 of RFC 2047. */
    private static final int WORD_OCTETS = 39;

    private static final Pattern WRITTEN = Pattern.compile("[ -~]+");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]+>");
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+");

    HeaderValue {
        lines = List.copyOf(lines);
        for (String line : lines) {
            if (!WRITTEN.matcher(line).matches() || line.length() > MAX_LINE - LONGEST_NAME) {
                throw invalid("a header field", "has a line that is too long or holds other than printable ASCII");
            }
        }
    }

    /** A value of our own making, written as it stands. */
    static HeaderValue exactly(String field, String value) {
        check(field, value);
        return new HeaderValue(List.of(value));
    }

    /** Values of our own making, with commas between, each on a line of its own. */
    static HeaderValue list(String field, List<String> values) {
        values.forEach(value -> check(field, value));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            lines.add(values.get(i) + (i + 1 < values.size() ? "," : ""));
        }
        return new HeaderValue(lines);
    }

    /** Text of people: as it stands if it is ASCII, else in encoded words (RFC 2047). */
    static HeaderValue text(String field, String text) {
        check(field, text);
        return new HeaderValue(plain(text) ? folded(text) : encodedWords(text));
    }

    /** {@code name <address>}. */
    static HeaderValue mailbox(String field, String name, String address) {
        check(field, name);
        String brackets = "<" + address + ">";
        if (name.isBlank()) {
            return new HeaderValue(List.of(address));
        }
        if (!plain(name)) {
            var lines = new ArrayList<>(encodedWords(name));
            lines.add(brackets);
            return new HeaderValue(lines);
        }
        String phrase = ATOMS.matcher(name).matches()
                ? name.strip()
                : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return new HeaderValue(List.of(phrase, brackets));
    }

    /** One message id per line. */
    static HeaderValue messageIds(List<String> ids) {
        return new HeaderValue(ids);
    }

    /** Whether it is an id in angle brackets that can be written on one line. */
    static boolean isMessageId(String id) {
        return id.length() <= MAX_LINE - LONGEST_NAME && MESSAGE_ID.matcher(id).matches();
    }

    String written() {
        return String.join("\r\n ", lines);
    }

    private static void check(String field, String value) {
        if (value.isEmpty()) {
            throw invalid(field, "must not be empty");
        }
        if (Checks.hasControls(value)) {
            throw invalid(field, "must be a single line without control characters");
        }
    }

    private static boolean plain(String text) {
        return WRITTEN.matcher(text).matches() && !text.contains("=?");
    }

    private static List<String> folded(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        while (text.length() - from > FOLD_AT) {
            int space = text.lastIndexOf(' ', from + FOLD_AT);
            if (space <= from) {
                space = text.indexOf(' ', from + FOLD_AT);
            }
            // The space becomes the one that begins the next line; a line must not begin with a second one or be blank.
            if (space < 0
                    || space + 1 >= text.length()
                    || text.charAt(space + 1) == ' '
                    || text.substring(from, space).isBlank()) {
                return text.length() <= MAX_LINE - LONGEST_NAME ? List.of(text) : encodedWords(text);
            }
            lines.add(text.substring(from, space));
            from = space + 1;
        }
        lines.add(text.substring(from));
        return lines.stream().anyMatch(line -> line.length() > MAX_LINE - LONGEST_NAME) ? encodedWords(text) : lines;
    }

    private static List<String> encodedWords(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            String character = Character.toString(codePoint);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > WORD_OCTETS) {
                words.add(encodedWord(word.toString()));
                word.setLength(0);
                octets = 0;
            }
            word.append(character);
            octets += length;
            at += Character.charCount(codePoint);
        }
        words.add(encodedWord(word.toString()));
        return words;
    }

    private static String encodedWord(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    private static SequenceException invalid(String field, String rule) {
        return new SequenceException(ErrorCode.INVALID_CONTENT, field + " " + rule);
    }
}
