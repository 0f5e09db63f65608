package dev.outbound.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.sequence.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarterRewriteTest {

    private static final StarterDraftWriter WRITER = new StarterDraftWriter();
    private static final DraftRequest REQUEST = DraftRequests.first(Channel.EMAIL, Tone.WARM);
    private static final DraftContent.Email MAIL = new DraftContent.Email("Payroll", """
            Hi Ada,

            I hope your week is good. I'm writing because it's just time! We do payroll for bakeries in four countries.

            Would Tuesday suit you?

            Warm regards,
            Ann Lee
            Northwind""", true);

    @Test
    void shorter_leaves_out_a_sentence_and_keeps_greeting_question_and_signature() {
        String body = rewrite("Make it shorter, please").body();

        assertThat(body)
                .hasSizeLessThan(MAIL.body().length())
                .startsWith("Hi Ada,")
                .contains("Would Tuesday suit you?");
        assertThat(body).endsWith("Warm regards,\nAnn Lee\nNorthwind");
    }

    @Test
    void more_formal_changes_greeting_contractions_and_closing() {
        String body = rewrite("more formal").body();

        assertThat(body).startsWith("Dear Ada Lovelace,").contains("I am writing because it is just time.");
        assertThat(body).endsWith("Kind regards,\nAnn Lee\nNorthwind");
    }

    @Test
    void more_direct_leaves_out_pleasantries() {
        assertThat(rewrite("be more direct").body())
                .doesNotContain("I hope", "just")
                .contains("I'm writing because it's time!");
    }

    @Test
    void warmer_brings_contractions_back() {
        DraftContent formal = rewrite("formal");

        assertThat(WRITER.rewrite(REQUEST, formal, "warmer").body()).contains("I'm writing", "Ada,");
    }

    @Test
    void quoted_text_is_added_before_the_closing() {
        assertThat(rewrite("add “PS: I bring {cake}.”").body())
                .contains("suit you?\n\nPS: I bring {cake}.\n\nWarm regards");
    }

    @Test
    void quoted_text_is_replaced_everywhere() {
        DraftContent.Email mail = (DraftContent.Email) rewrite("replace \"Tuesday\" with \"Friday\" and shorten it");

        assertThat(mail.body()).contains("Would Friday suit you?");
        assertThat(((DraftContent.Email) rewrite("subject: \"Bread\"")).subject())
                .isEqualTo("Bread");
        assertThat(rewrite("remove \"in four countries\"").body()).contains("payroll for bakeries.");
    }

    @Test
    void a_rewrite_keeps_channel_and_thread() {
        assertThat(((DraftContent.Email) rewrite("shorter")).replyInThread()).isTrue();
        assertThat(WRITER.rewrite(REQUEST, new DraftContent.Sms("Hi Ada, it's Ann."), "add \"Bye.\""))
                .isEqualTo(new DraftContent.Sms("Hi Ada, it's Ann. Bye."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mention the trade fair",
                "shorter and in French",
                "not so formal",
                "less direct",
                "",
                "replace \"Monday\" with \"Friday\"",
                "add \"Dear {{first_name}}\"",
                "subject \"Pay\nroll\""
            })
    void any_other_instruction_is_refused_for_good(String instruction) {
        assertThatThrownBy(() -> rewrite(instruction))
                .isInstanceOfSatisfying(
                        WriterException.class,
                        refused -> assertThat(refused.isPermanent()).isTrue());
    }

    @Test
    void the_refusal_names_what_was_not_understood() {
        assertThatThrownBy(() -> rewrite("shorter and in French")).hasMessageContaining("french");
    }

    @Test
    void a_rewrite_that_changes_nothing_is_refused() {
        DraftContent two = new DraftContent.Sms("Hello Ada. Would Tuesday suit you?");

        assertThatThrownBy(() -> WRITER.rewrite(REQUEST, two, "shorter")).isInstanceOf(WriterException.class);
        assertThatThrownBy(() -> WRITER.rewrite(REQUEST, two, "warm")).hasMessageContaining("nothing was changed");
    }

    private static DraftContent rewrite(String instruction) {
        return WRITER.rewrite(REQUEST, MAIL, instruction);
    }
}
