package dev.outbound.drafting;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.outbound.draft.WriterException;

/**
 * Which failures of a provider pass. Its own words are kept as the cause only: they can hold parts of a key or of the
 * prompt.
 */
final class ModelFailure {

    private ModelFailure() {}

    static WriterException asWriterException(RuntimeException failed) {
        WriterException reason = classify(failed);
        String words = String.valueOf(reason.getMessage());
        return reason.isPermanent() ? WriterException.permanent(words, failed) : WriterException.passing(words, failed);
    }

    private static WriterException classify(RuntimeException failed) {
        if (failed instanceof ContentFilteredException) {
            return WriterException.permanent("the language model's provider refused to write this message");
        }
        if (failed instanceof AuthenticationException) {
            return WriterException.permanent("the language model's provider did not accept the credentials");
        }
        if (failed instanceof ModelNotFoundException) {
            return WriterException.permanent("the language model's provider does not know the model");
        }
        if (failed instanceof InvalidRequestException || failed instanceof UnsupportedFeatureException) {
            return WriterException.permanent("the language model's provider did not accept the request");
        }
        if (failed instanceof RateLimitException) {
            return WriterException.passing("the language model's provider is limiting the rate of requests");
        }
        if (failed instanceof TimeoutException) {
            return WriterException.passing("the language model did not answer in time");
        }
        return classify(status(failed));
    }

    private static WriterException classify(int status) {
        boolean refused =
                status >= 400 && status < 500 && status != 408 && status != 409 && status != 425 && status != 429;
        return refused
                ? WriterException.permanent("the language model's provider refused the request with status " + status)
                : WriterException.passing("the language model's provider could not be reached or failed");
    }

    /** The HTTP status nearest to the top; 0 if there is none. */
    private static int status(Throwable failed) {
        Throwable next = failed;
        for (int depth = 0; next != null && depth < 10; depth++) {
            if (next instanceof HttpException http) {
                return http.statusCode();
            }
            next = next.getCause();
        }
        return 0;
    }
}
