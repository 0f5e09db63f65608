package dev.outbound.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a message taken apart: greeting, middle and closing. A text or a script, and a mail that has neither, is
 * all middle.
 */
record Letter(String greeting, List<String> middle, String closing) {

    private static final int LONGEST_LINE = 60;

    static Letter of(DraftContent content) {
        List<String> paragraphs = new ArrayList<>(Arrays.asList(content.body().split("\\n[ \\t]*\\n\\s*")));
        boolean mail = content instanceof DraftContent.Email;
        String greeting = "";
        if (mail && paragraphs.size() > 1 && isGreeting(paragraphs.get(0))) {
            greeting = paragraphs.remove(0);
        }
        String closing = "";
        if (mail && paragraphs.size() > 1 && isClosing(paragraphs.get(paragraphs.size() - 1))) {
            closing = paragraphs.remove(paragraphs.size() - 1);
        }
        return new Letter(greeting, List.copyOf(paragraphs), closing);
    }

    Letter withMiddle(List<String> next) {
        return new Letter(greeting, List.copyOf(next), closing);
    }

    String text() {
        List<String> all = new ArrayList<>(middle);
        if (!greeting.isEmpty()) {
            all.add(0, greeting);
        }
        if (!closing.isEmpty()) {
            all.add(closing);
        }
        return String.join("\n\n", all);
    }

    /** The sentences of the middle, in order. */
    List<List<String>> sentences() {
        return middle.stream()
                .map(paragraph -> List.of(paragraph.split("(?<=[.!?])\\s+")))
                .toList();
    }

    private static boolean isGreeting(String paragraph) {
        return paragraph.endsWith(",") && paragraph.length() <= LONGEST_LINE && !paragraph.contains("\n");
    }

    private static boolean isClosing(String paragraph) {
        String[] lines = paragraph.split("\n", -1);
        return lines.length <= 4
                && lines[0].length() <= LONGEST_LINE
                && !lines[0].matches(".*[.!?:]$")
                && Parts.words(lines[0]) <= 4;
    }
}
