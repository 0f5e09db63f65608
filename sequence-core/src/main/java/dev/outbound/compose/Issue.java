package dev.outbound.compose;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.List;

/**
 * Something about a sequence that a person should know.
 *
 * @param isError it must be put right before drafts are generated or the sequence is launched
 */
public record Issue(ErrorCode code, String message, boolean isError) {

    public static Issue error(ErrorCode code, String message) {
        return new Issue(code, message, true);
    }

    public static Issue warning(ErrorCode code, String message) {
        return new Issue(code, message, false);
    }

    /**
     * Lets pass what is no error.
     *
     * @throws SequenceException the first error
     */
    public static void requireNoError(List<Issue> issues) {
        for (Issue issue : issues) {
            if (issue.isError()) {
                throw new SequenceException(issue.code(), issue.message());
            }
        }
    }
}
