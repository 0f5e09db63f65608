package dev.outbound.channels.email;

import dev.outbound.dispatch.OutboundMessage;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A relay's words without what it repeats of the message: addresses, quoted text, links, and runs of words that stand in
 * the subject or text.
 */
final class Redaction {

    private static final int MAX_LENGTH = 160;
    private static final String HIDDEN = "***";
    private static final Pattern REPEATED =
            Pattern.compile("\"[^\"]*\"|'[^']*'|<[^>]*>|\\([^)]*@[^)]*\\)|\\S*@\\S*|\\S+://\\S+");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> COMMON = Set.of(
            "message",
            "mailbox",
            "recipient",
            "address",
            "server",
            "email",
            "mail",
            "please",
            "user",
            "sender",
            "rejected",
            "temporarily",
            "unavailable",
            "blocked",
            "unknown",
            "domain",
            "from",
            "this",
            "your",
            "with",
            "later",
            "again");

    private final Set<String> words;

    Redaction(OutboundMessage.Email email) {
        words = Stream.of(
                        email.subject(),
                        email.body().text(),
                        email.to().value(),
                        email.from().name(),
                        email.from().address().localPart())
                .flatMap(WORD::splitAsStream)
                .filter(word -> word.length() > 3)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !COMMON.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    String of(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        String bare = REPEATED.matcher(printable).replaceAll(HIDDEN);
        String told = Stream.of(bare.split(" +", -1))
                .map(token -> WORD.splitAsStream(token).anyMatch(w -> words.contains(w.toLowerCase(Locale.ROOT)))
                        ? HIDDEN
                        : token)
                .collect(Collectors.joining(" "))
                .replaceAll("\\*{3}(?: \\*{3})+", HIDDEN)
                .strip();
        return told.length() > MAX_LENGTH ? told.substring(0, MAX_LENGTH) : told;
    }
}
