package dev.outbound.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{first_name}}", "{{ contact.first }}", "{{}}", "[First Name]", "[Name]", "[Your Company Name]",
                "[first_name]", "<first_name>", "<FIRST_NAME>", "<First Name>", "<name>", "<your company>"
            })
    void words_that_were_never_filled_in_are_found(String placeholder) {
        DraftContent inBody = new DraftContent.Sms("Hi " + placeholder + ", hello");
        DraftContent inSubject = new DraftContent.Email("For " + placeholder, "Hello", false);

        assertThat(DraftCheck.violation(inBody))
                .hasValueSatisfying(text -> assertThat(text).contains("body", placeholder));
        assertThat(DraftCheck.violation(inSubject))
                .hasValueSatisfying(text -> assertThat(text).contains("subject"));
        assertThatThrownBy(() -> DraftCheck.requireSendable(inBody))
                .isInstanceOfSatisfying(
                        SequenceException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNRESOLVED_PLACEHOLDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See <https://example.com/a>",
                "Write to <bob@example.com>",
                "a < b and c > d",
                "array[0] and [1]",
                "{one} brace",
                "[see below]",
                "{{ never closed",
                "<b>bold</b>",
                "}} {{"
            })
    void ordinary_brackets_are_no_placeholders(String text) {
        DraftContent content = new DraftContent.Sms(text);

        assertThat(DraftCheck.violation(content)).isEmpty();
        DraftCheck.requireSendable(content);
    }

    @Test
    void a_long_placeholder_is_cut_in_the_violation() {
        DraftContent content = new DraftContent.Sms("{{" + "x".repeat(1_000) + "}}");

        assertThat(DraftCheck.violation(content).orElseThrow()).hasSizeLessThan(200);
    }
}
