package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the status of a delivery report means. */
final class Verdicts {

    private static final int MAX_TEXT = 2_000;
    private static final Set<String> NOBODY_THERE = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4");
    private static final Set<String> DEPENDS_ON_TEXT = Set.of("", "5.0.0", "5.1.0", "5.2.1", "5.5.0");
    private static final Set<String> OURS = Set.of("5.1.8", "5.3.4", "5.4.5");
    private static final Set<String> DONE = Set.of("delivered", "relayed", "expanded");

    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.-])([45]\\d\\d)(?=[ -])");
    private static final Pattern STILL_TRYING = Pattern.compile(
            "(?iu)will (?:be )?(?:continue|keep|try|retr)|(?:attempts|trying)\\b[^\\n]{0,40}\\bcontinue|continue to (?:try|be)|has not (?:yet )?been (?:yet )?delivered|not yet (?:been )?delivered|\\bdelayed\\b|\\bpostponed\\b|\\bdeferred\\b|temporar(?:y|ily)|still being retried|this is a warning");

    private Verdicts() {}

    /**
     * Judges one recipient.
     *
     * @param action the action field, may be empty
     * @param status the status code as far as there is one, else empty
     * @param diagnostic what the other mail system said, may be empty
     * @param told what the report says in words
     */
    static Verdict of(String action, String status, String diagnostic, String told) {
        if (DONE.contains(action) || (action.isEmpty() && status.startsWith("2."))) {
            return Verdict.DELIVERED;
        }
        if (action.equals("delayed")) {
            return Verdict.SOFT;
        }
        if (isOurs(status)) {
            return Verdict.SENDER_PROBLEM;
        }
        if (NOBODY_THERE.contains(status)) {
            return Verdict.HARD;
        }
        if (!DEPENDS_ON_TEXT.contains(status)) {
            return Verdict.SOFT;
        }
        return inWords(status, diagnostic).or(() -> inWords(status, told)).orElse(Verdict.SOFT);
    }

    /**
     * Judges a report without a status field: what it says in words counts for more than a code somewhere in its text.
     *
     * @param status the code in its text, may be empty
     */
    static Verdict ofWords(String status, String told) {
        return inWords("", told).orElseGet(() -> of("", status, "", told));
    }

    private static boolean isOurs(String status) {
        return status.startsWith("5.7.")
                || status.startsWith("4.7.")
                || status.startsWith("5.6.")
                || OURS.contains(status);
    }

    private static Optional<Verdict> inWords(String status, String words) {
        String text = beginning(words);
        boolean temporary = status.isEmpty()
                && (code(text).filter(code -> code.startsWith("4")).isPresent()
                        || (code(text).isEmpty() && STILL_TRYING.matcher(text).find()));
        if (temporary || Reasons.FULL.areIn(text)) {
            return Optional.of(Verdict.SOFT);
        }
        if (Reasons.NOBODY.areIn(text)) {
            return Optional.of(Verdict.HARD);
        }
        return Reasons.OURS.areIn(text) ? Optional.of(Verdict.SENDER_PROBLEM) : Optional.empty();
    }

    /**
     * The status that says most: the report's own, or the one in its diagnostic where the report's is vague and the
     * diagnostic does not say in words that nobody is there.
     */
    static String status(String field, String diagnostic) {
        String own = enhanced(field).orElse("");
        boolean vague = own.isEmpty() || own.endsWith(".0.0");
        boolean plain = !own.isEmpty() && DEPENDS_ON_TEXT.contains(own) && Reasons.NOBODY.areIn(beginning(diagnostic));
        return vague && !plain
                ? enhanced(diagnostic).filter(code -> !code.startsWith("2.")).orElse(own)
                : own;
    }

    private static Optional<String> enhanced(String text) {
        Matcher matcher = ENHANCED.matcher(beginning(text));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> code(String text) {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String beginning(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
