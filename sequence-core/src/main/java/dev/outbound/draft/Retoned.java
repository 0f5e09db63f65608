package dev.outbound.draft;

import dev.outbound.sequence.Tone;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the words of a message sound like another tone: greeting, contractions, pleasantries and closing. */
final class Retoned {

    private static final List<Pattern> PLEASANTRIES = List.of(
            Pattern.compile("(?m)(?<=^|[.!?] )I hope [^.!?\\n]*[.!?] ?"),
            Pattern.compile("(?m)(?<=^|[.!?] )I promise [^.!?\\n]*[.!?] ?"),
            Pattern.compile("(?i)\\b(?:just|really|very|perhaps|maybe|simply) (?=\\w)"));

    private Retoned() {}

    static DraftContent of(DraftRequest request, Tone tone, DraftContent content) {
        StarterFacts facts = StarterFacts.of(request.contact(), request.sender());
        Variation variation =
                new Variation(request.contact().id(), request.place().position());
        Manner manner = new Manner(tone);
        Letter letter = Letter.of(content);
        List<String> middle = letter.middle().stream()
                .map(paragraph -> sounding(tone, paragraph))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
        String greeting = letter.greeting().isEmpty() ? "" : manner.greeting(facts, variation) + ",";
        String closing = letter.closing();
        if (!closing.isEmpty()) {
            int end = closing.indexOf('\n');
            String rest = end < 0 ? "" : "," + closing.substring(end);
            closing = manner.closing(variation) + rest;
        }
        return Reworded.with(content, new Letter(greeting, middle, closing).text());
    }

    private static String sounding(Tone tone, String paragraph) {
        return switch (tone) {
            case FORMAL -> formalGreeting(Contractions.expand(paragraph)).replace('!', '.');
            case WARM, PLAYFUL -> Contractions.contract(paragraph);
            case DIRECT -> direct(Contractions.contract(paragraph));
        };
    }

    /** The greeting of a text or a script stands within its first sentence. */
    private static String formalGreeting(String text) {
        return text.replaceFirst("^(?:Hi|Hey|Hello) (?=\\p{Lu})(?!There)", "Dear ")
                .replaceFirst("^(?:Hi|Hey|Hello)(?: there)?(?=[,.])", "Good day");
    }

    private static String direct(String text) {
        String next = text;
        for (Pattern pattern : PLEASANTRIES) {
            Matcher matcher = pattern.matcher(next);
            next = matcher.replaceAll("");
        }
        next = next.strip();
        return next.isEmpty() ? next : Character.toUpperCase(next.charAt(0)) + next.substring(1);
    }
}
