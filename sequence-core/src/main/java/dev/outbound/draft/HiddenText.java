package dev.outbound.draft;

import java.util.Optional;
import java.util.Set;

/**
 * Characters nobody sees: zero width, bidirectional controls, fillers, tags. They can carry instructions to a model, or
 * text past a reviewer. What letters and emoji need to look right is not hidden: joiners within scripts that join, and
 * the parts of one emoji.
 */
public final class HiddenText {

    /** Blank although Unicode counts them as letters, marks or symbols. */
    private static final Set<Integer> BLANK = Set.of(0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0);

    private static final Set<Character.UnicodeScript> PLAIN = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.HEBREW,
            Character.UnicodeScript.COMMON,
            Character.UnicodeScript.INHERITED);

    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;

    private HiddenText() {}

    /** The first hidden character of the text, such as {@code U+200B ZERO WIDTH SPACE}; empty if all can be seen. */
    public static Optional<String> first(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isHidden(text, at)) {
                int c = text.codePointAt(at);
                String name = Optional.ofNullable(Character.getName(c)).orElse("unassigned");
                return Optional.of("U+%04X %s".formatted(c, name));
            }
        }
        return Optional.empty();
    }

    /** The text without hidden characters; what breaks a line is a line feed afterwards. */
    public static String without(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (c == 0x2028 || c == 0x2029 || c == 0x85) {
                kept.append('\n');
            } else if (!isHidden(text, at)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /**
     * The words without hidden characters.
     *
     * @throws dev.outbound.error.SequenceException if nothing is left
     */
    public static DraftContent without(DraftContent content) {
        return content.fold(
                mail -> new DraftContent.Email(without(mail.subject()), without(mail.body()), mail.replyInThread()),
                text -> new DraftContent.Sms(without(text.body())),
                call -> new DraftContent.Voice(without(call.body())));
    }

    private static boolean isHidden(String text, int at) {
        int c = text.codePointAt(at);
        if (c == '\n' || c == '\t') {
            return false;
        }
        if (c == JOINER || c == NON_JOINER) {
            return !joins(text, at, c);
        }
        if (c == 0xfe0e || c == 0xfe0f) {
            return at == 0 || !isSymbol(text.codePointBefore(at));
        }
        boolean selects =
                (c >= 0xfe00 && c <= 0xfe0d) || (c >= 0xe0100 && c <= 0xe01ef) || (c >= 0x180b && c <= 0x180f);
        return selects || BLANK.contains(c) || isInvisible(Character.getType(c));
    }

    private static boolean isInvisible(int type) {
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    private static boolean joins(String text, int at, int c) {
        if (at == 0 || at + 1 >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at + 1);
        boolean script = isOfJoiningScript(before) && isOfJoiningScript(after);
        return script || (c == JOINER && isPartOfEmoji(before) && isSymbol(after));
    }

    private static boolean isOfJoiningScript(int c) {
        int type = Character.getType(c);
        boolean written =
                Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return written && !PLAIN.contains(Character.UnicodeScript.of(c));
    }

    private static boolean isPartOfEmoji(int c) {
        return c == 0xfe0f || isSymbol(c);
    }

    private static boolean isSymbol(int c) {
        int type = Character.getType(c);
        return type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || type == Character.MATH_SYMBOL
                || c == 0x203c
                || c == 0x2049;
    }
}
