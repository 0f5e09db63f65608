package dev.outbound.channels.preflight;

import java.util.function.Function;

/** What one look at a domain showed. */
public sealed interface Finding {

    /** What was looked at. */
    enum Check {
        SPF,
        DKIM,
        DMARC,
        MX,
        UNSUBSCRIBE_LINK
    }

    Check check();

    /** What is there, in words for people. */
    String found();

    /** As it should be. */
    record Ok(Check check, String found) implements Finding {}

    /**
     * Mail goes out, but should not for long; or it could not be found out.
     *
     * @param toDo in words for people, with the exact text of a record to publish
     */
    record Warning(Check check, String found, String toDo) implements Finding {}

    /**
     * Mail will be refused, or land among junk.
     *
     * @param toDo in words for people, with the exact text of a record to publish
     */
    record Problem(Check check, String found, String toDo) implements Finding {}

    default <T> T fold(Function<Ok, T> ok, Function<Warning, T> warning, Function<Problem, T> problem) {
        if (this instanceof Ok o) {
            return ok.apply(o);
        }
        if (this instanceof Warning w) {
            return warning.apply(w);
        }
        return problem.apply((Problem) this);
    }

    /** The finding as one line, for a log or a terminal. */
    default String line() {
        return fold(
                ok -> "OK      " + ok.check() + ": " + ok.found(),
                warning -> "WARNING " + warning.check() + ": " + warning.found() + " " + warning.toDo(),
                problem -> "ERROR   " + problem.check() + ": " + problem.found() + " " + problem.toDo());
    }
}
