package dev.outbound.error;

/** The checks of text that several concepts share. */
public final class Checks {

    private Checks() {}

    /** Text without control characters, CR and LF included, not blank, at most {@code max} characters; stripped. */
    public static String line(String field, String text, int max, ErrorCode code) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new SequenceException(code, field + " must not be blank");
        }
        if (stripped.length() > max) {
            throw new SequenceException(
                    ErrorCode.TOO_LONG,
                    field + " has " + stripped.length() + " characters, at most " + max + " are allowed");
        }
        if (hasControls(stripped)) {
            throw new SequenceException(code, field + " must be a single line without control characters");
        }
        return stripped;
    }

    /** Text of several lines, at most {@code max} characters, blank allowed; unchanged. */
    public static String text(String field, String text, int max) {
        if (text.length() > max) {
            throw new SequenceException(
                    ErrorCode.TOO_LONG,
                    field + " has " + text.length() + " characters, at most " + max + " are allowed");
        }
        return text;
    }

    /** Whether the text holds a C0, DEL or C1 control or a Unicode line or paragraph separator. */
    public static boolean hasControls(String text) {
        return text.codePoints().anyMatch(c -> c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029);
    }
}
