package dev.outbound.draft;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the workspace itself wants said, taken from its goal and the step's instructions: what it is about, a quoted text
 * to use word for word, and how long the message may be.
 *
 * @param topic such as {@code our payroll service}
 * @param sentence the goal as a sentence in the first person, where it can be read so
 * @param quoted text in double quotes
 * @param words at most so many, as wished
 * @param characters at most so many, as wished
 */
record StarterSubjectMatter(
        Purpose purpose,
        Optional<String> topic,
        Optional<String> sentence,
        Optional<String> quoted,
        int words,
        int characters) {

    private static final int NO_WISH = 10_000;
    private static final int SENTENCE = 200;

    private static final Pattern TOPIC = Pattern.compile("\\b(our (?!side|team|own|product team)[^.;:,!?\\n\"]{3,80})");
    private static final Pattern SAYABLE = Pattern.compile(
            "^(invite|introduce|offer|show|tell|share|present|announce|thank|propose|suggest|explain|discuss)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern READER = Pattern.compile(
            "\\b(?:this person|the (?:contact|reader|customer|recipient|prospect)s?|them|him|her|people|someone)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile("[\"\u201c\u201e]([^\"\u201c\u201d\u201e]{3,300})[\"\u201d\u201c]");
    private static final Pattern WORDS = Pattern.compile("(\\d{2,4})\\s*words");
    private static final Pattern CHARACTERS = Pattern.compile("(\\d{2,4})\\s*characters");

    static StarterSubjectMatter of(DraftRequest request) {
        String goal = request.goal();
        String step = request.place().step().instructions();
        Purpose byGoal = Purpose.of(goal);
        String first = firstSentence(goal);
        return new StarterSubjectMatter(
                byGoal == Purpose.OTHER ? Purpose.of(request.place().step().name() + " " + step) : byGoal,
                found(TOPIC, first).map(text -> PlainData.words(text, 80)).filter(text -> text.length() > 5),
                sentence(first),
                found(QUOTED, step).map(text -> PlainData.words(text, 300)).filter(text -> !text.isEmpty()),
                wish(WORDS, step),
                wish(CHARACTERS, step));
    }

    private static String firstSentence(String goal) {
        return PlainData.words(goal.strip().split("(?<=[.!?])\\s|\\n", 2)[0], SENTENCE);
    }

    private static Optional<String> sentence(String first) {
        if (!SAYABLE.matcher(first).matches()) {
            return Optional.empty();
        }
        String toReader = READER.matcher(first).replaceAll("you").replaceAll("[.!?]+$", "");
        String lower = toReader.substring(0, 1).toLowerCase(Locale.ROOT) + toReader.substring(1);
        return Optional.of("I would like to " + lower + ".");
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static int wish(Pattern pattern, String instructions) {
        return found(pattern, instructions).map(Integer::parseInt).orElse(NO_WISH);
    }
}
