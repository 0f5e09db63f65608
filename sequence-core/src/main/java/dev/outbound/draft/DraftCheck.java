package dev.outbound.draft;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a message must not be sent with: places somebody forgot to fill in. */
public final class DraftCheck {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{[^{}]*\\}\\}|\\[[A-Z][a-z]+(?: [A-Z][a-z]+)*\\]|<[a-z]+(?:_[a-z]+)+>");

    private DraftCheck() {}

    /** What is wrong with the words, for the writer that is asked again. */
    public static Optional<String> violation(DraftContent content) {
        String subject = content.fold(DraftContent.Email::subject, text -> "", call -> "");
        Matcher matcher = PLACEHOLDER.matcher(subject + "\n" + content.body());
        return matcher.find()
                ? Optional.of("the placeholder " + matcher.group() + " is not filled in")
                : Optional.empty();
    }

    /** Refuses words that must not be sent. */
    public static void requireSendable(DraftContent content) {
        violation(content).ifPresent(violation -> {
            throw new SequenceException(ErrorCode.UNRESOLVED_PLACEHOLDER, violation);
        });
    }
}
