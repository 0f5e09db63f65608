package dev.outbound.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns {@code I am} into {@code I'm} and back. */
final class Contractions {

    private static final List<Pair> PAIRS = List.of(
            pair("I am", "I'm"),
            pair("I would", "I'd"),
            pair("I will not", "I won't"),
            pair("I will", "I'll"),
            pair("we are", "we're"),
            pair("you are", "you're"),
            pair("it is", "it's"),
            pair("that is", "that's"),
            pair("do not", "don't"),
            pair("does not", "doesn't"),
            pair("did not", "didn't"),
            pair("is not", "isn't"),
            pair("are not", "aren't"),
            pair("will not", "won't"),
            pair("would not", "wouldn't"),
            pair("cannot", "can't"));

    /** Only undone: "I have one idea" does not become "I've one idea". */
    private static final List<Pair> UNDONE = List.of(
            pair("I have", "I've"), pair("we have", "we've"), pair("you have", "you've"), pair("let us", "let's"));

    private Contractions() {}

    static String contract(String text) {
        String next = text;
        for (Pair pair : PAIRS) {
            next = pair.contract(next);
        }
        return next;
    }

    static String expand(String text) {
        String next = text.replace('\u2019', '\'');
        for (Pair pair : PAIRS) {
            next = pair.expand(next);
        }
        for (Pair pair : UNDONE) {
            next = pair.expand(next);
        }
        return next;
    }

    private static Pair pair(String full, String brief) {
        return new Pair(forms(full), forms(brief));
    }

    /** The words as they stand within a sentence and at its start. */
    private static List<String> forms(String text) {
        List<String> forms = new ArrayList<>(List.of(text));
        forms.add(Character.toUpperCase(text.charAt(0)) + text.substring(1));
        return forms;
    }

    private record Pair(List<String> full, List<String> brief) {

        String contract(String text) {
            return swap(text, full, brief);
        }

        String expand(String text) {
            return swap(text, brief, full);
        }

        private static String swap(String text, List<String> from, List<String> to) {
            String next = text;
            for (int i = 0; i < from.size(); i++) {
                // Not at the end of a sentence: nobody writes "that's what it's."
                next = Pattern.compile("\\b" + Pattern.quote(from.get(i)) + "\\b(?= )")
                        .matcher(next)
                        .replaceAll(to.get(i));
            }
            return next;
        }
    }
}
