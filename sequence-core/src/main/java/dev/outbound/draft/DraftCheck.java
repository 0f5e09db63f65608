package dev.outbound.draft;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words that were never filled in: <code>{{first_name}}</code>, {@code [First Name]}, {@code <first_name>}. Such a
 * draft can be neither ready nor approved.
 */
public final class DraftCheck {

    private static final int MOST_SHOWN = 60;

    private static final Pattern SQUARE =
            Pattern.compile("\\[(?:[A-Z][a-z]+(?: [A-Z][a-z]+)*|[A-Za-z]+(?:_[A-Za-z0-9]+)+)]");

    /** Known words without an underscore, because {@code <b>} or {@code <https://example.com>} are no placeholders. */
    private static final Pattern ANGLE = Pattern.compile("<(?:[A-Za-z]+(?:_[A-Za-z0-9]+)+"
            + "|(?i:(?:first|last|full|your|my|their|contact|sender|company|job)?[ -]?"
            + "(?:name|company|title|role|date|time|link)))>");

    private DraftCheck() {}

    /** The first placeholder left in the content, in words for the writer and for people; empty if there is none. */
    public static Optional<String> violation(DraftContent content) {
        Optional<String> inSubject = content.fold(
                email -> placeholder(email.subject()).map(found -> violation("subject", found)),
                sms -> Optional.<String>empty(),
                call -> Optional.<String>empty());
        return inSubject.or(() -> placeholder(content.body()).map(found -> violation("body", found)));
    }

    /**
     * Lets content without placeholders pass.
     *
     * @throws SequenceException {@link ErrorCode#UNRESOLVED_PLACEHOLDER} naming the placeholder
     */
    public static void requireSendable(DraftContent content) {
        Optional<String> violation = violation(content);
        if (violation.isPresent()) {
            throw new SequenceException(ErrorCode.UNRESOLVED_PLACEHOLDER, violation.get());
        }
    }

    static Optional<String> placeholder(String text) {
        return doubleBraces(text).or(() -> first(SQUARE.matcher(text))).or(() -> first(ANGLE.matcher(text)));
    }

    private static Optional<String> doubleBraces(String text) {
        int open = text.indexOf("{{");
        int close = open < 0 ? -1 : text.indexOf("}}", open);
        return close < 0 ? Optional.empty() : Optional.of(text.substring(open, close + 2));
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static String violation(String field, String found) {
        String shown = found.length() > MOST_SHOWN ? found.substring(0, MOST_SHOWN) + "…" : found;
        return "the " + field + " still holds the placeholder " + shown + ": put the real words there or leave it out";
    }
}
