package dev.outbound.channels.email;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the relay answered.
 *
 * @param code three digits, or -1 if it was no answer at all
 * @param enhanced the enhanced status code (RFC 3463) such as {@code 5.1.1}, may be empty
 * @param text its words, all lines in one
 */
record Reply(int code, String enhanced, String text) {

    static final Reply NONE = new Reply(-1, "", "");

    private static final Pattern LINE = Pattern.compile("([2-5][0-9]{2})(?:[ -](.*))?");
    private static final Pattern STATUS = Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?:[ :]+(.*))?");
    private static final Pattern QUEUE_ID =
            Pattern.compile("(?i)(?:queued as|\\bid=|queue id)\\s*([A-Za-z0-9._-]{4,100})");
    private static final Pattern LONE_ID = Pattern.compile("(?i)ok:? +([A-Za-z0-9-]{16,100})");

    /** Reads an answer of one or more lines; {@link #NONE} unless every line has one and the same code. */
    static Reply parse(String raw) {
        int code = -1;
        String enhanced = "";
        var text = new StringBuilder();
        for (String line : raw.split("\n", 100)) {
            if (line.isBlank()) {
                continue;
            }
            Matcher matcher = LINE.matcher(line.stripTrailing());
            if (!matcher.matches() || (code != -1 && code != Integer.parseInt(matcher.group(1)))) {
                return NONE;
            }
            code = Integer.parseInt(matcher.group(1));
            String words = matcher.group(2) == null ? "" : matcher.group(2);
            Matcher status = STATUS.matcher(words);
            if (status.matches()) {
                enhanced = enhanced.isEmpty() ? status.group(1) : enhanced;
                words = status.group(2) == null ? "" : status.group(2);
            }
            text.append(text.isEmpty() ? "" : " ").append(words);
        }
        return new Reply(code, enhanced, text.toString());
    }

    /** Whether the relay wants to hear more. */
    boolean goesOn() {
        return code >= 200 && code < 400;
    }

    boolean isPositive() {
        return code >= 200 && code < 300;
    }

    boolean isTemporary() {
        return code >= 400 && code < 500;
    }

    boolean isPermanent() {
        return code >= 500;
    }

    /** The relay's own id of the message, as far as its answer names one. */
    Optional<String> queueId() {
        for (Pattern pattern : new Pattern[] {QUEUE_ID, LONE_ID}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    String status() {
        return enhanced.isEmpty() ? Integer.toString(code) : code + " " + enhanced;
    }
}
