package dev.outbound.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class UnquotedTest {

    @Test
    void what_another_library_says_is_left_out_and_its_kind_and_place_stay() {
        String shown = shown(thrown(() -> Integer.parseInt("bob@customer.example")));
        assertThat(shown)
                .contains("Unquoted: java.lang.NumberFormatException\n")
                .contains("at java.base/java.lang.Integer.parseInt", "UnquotedTest")
                .doesNotContain("bob@");
    }

    @Test
    void what_we_say_ourselves_stays() {
        assertThat(shown(new IllegalStateException("a touch is SENT")))
                .contains("Unquoted: java.lang.IllegalStateException: a touch is SENT");
        assertThat(shown(new SequenceException(ErrorCode.INVALID_VALUE, "goal: must not be empty")))
                .contains("SequenceException: goal: must not be empty");
    }

    @Test
    void one_that_passes_on_what_another_said_says_nothing_and_neither_does_its_cause() {
        Throwable cause = thrown(() -> Files.readString(Path.of("/nowhere/bob@customer.example")));
        Throwable passedOn = new UncheckedIOException((IOException) cause);
        passedOn.addSuppressed(new IllegalStateException("bob@customer.example"));
        assertThat(shown(passedOn))
                .contains("Unquoted: java.io.UncheckedIOException\n")
                .contains("Caused by: dev.outbound.error.Unquoted: java.nio.file.NoSuchFileException")
                .doesNotContain("bob@");
    }

    @Test
    void causes_without_end_end_somewhere() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second", first);
        first.initCause(second);
        assertThat(shown(first)).hasSizeLessThan(100_000);
    }

    private static Throwable thrown(Callable<?> call) {
        try {
            call.call();
        } catch (Exception expected) {
            return expected;
        }
        throw new AssertionError("nothing was thrown");
    }

    private static String shown(Throwable original) {
        StringWriter text = new StringWriter();
        Unquoted.of(original).printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
