package dev.outbound.drafting;

import java.util.Set;

/** Characters nobody sees: they can carry instructions to a model, or text past a reviewer. */
final class Hidden {

    /** Blank although Unicode counts them as letters or marks. */
    private static final Set<Integer> BLANK = Set.of(0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0);

    private Hidden() {}

    /** The text with line breaks as LF and without any character that cannot be seen. */
    static String strip(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .codePoints()
                .map(c -> c == '\r' || c == 0x0085 || c == 0x2028 || c == 0x2029 ? '\n' : c)
                .filter(c -> c == '\n' || c == '\t' || !isHidden(c))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || isVariationSelector(c)
                || BLANK.contains(c);
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    }
}
