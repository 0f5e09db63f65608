package dev.outbound.draft;

import java.util.regex.Pattern;

/**
 * Text from outside as a message may hold it: one line, visible characters only, nothing that reads as a placeholder or a
 * link, cut at a word.
 */
final class PlainData {

    /** What a mail program would make a link of: an address, a web site, a host with a path. */
    private static final Pattern LINK =
            Pattern.compile("://|www\\.|\\S@\\S{1,200}\\.\\w|\\w\\.\\w{2,20}/", Pattern.CASE_INSENSITIVE);

    private PlainData() {}

    /** The text as a fact such as a name or a company; empty if nothing usable is left or if it holds a link or is a placeholder itself. */
    static String fact(String text, int max) {
        boolean isPlaceholder =
                DraftCheck.placeholder(text).filter(text.strip()::equals).isPresent();
        if (isPlaceholder || LINK.matcher(text).find()) {
            return "";
        }
        return cut(visible(text).replaceAll("[\\[\\]{}<>|`\\\\]", " "), max);
    }

    /** Words a person of the workspace wrote: links stay, the rest as for a fact. */
    static String words(String text, int max) {
        return cut(visible(text).replaceAll("[\\[\\]{}<>]", " "), max);
    }

    private static String visible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().map(PlainData::visible).filter(c -> c >= 0).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The character, a space instead of a control, or -1 for one nobody would see. */
    private static int visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> -1;
            default -> c;
        };
    }

    private static String cut(String text, int max) {
        String line = text.replaceAll(" +", " ").strip();
        if (line.length() <= max) {
            return line;
        }
        int space = line.lastIndexOf(' ', max);
        int end = space > max / 2 ? space : max;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).strip();
    }
}
