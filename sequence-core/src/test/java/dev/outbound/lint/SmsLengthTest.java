package dev.outbound.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.lint.SmsLength.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {

    @ParameterizedTest
    @CsvSource({"1,1", "160,1", "161,2", "306,2", "307,3", "459,3", "460,4"})
    void gsm_text_holds_160_alone_and_153_in_each_of_several(int characters, int segments) {
        SmsLength length = SmsLength.of("a".repeat(characters));
        assertThat(length.encoding()).isEqualTo(Encoding.GSM_7);
        assertThat(length.units()).isEqualTo(characters);
        assertThat(length.segments()).isEqualTo(segments);
        assertThat(length.culprit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3"})
    void other_text_holds_70_alone_and_67_in_each_of_several(int characters, int segments) {
        SmsLength length = SmsLength.of("ж".repeat(characters));
        assertThat(length.encoding()).isEqualTo(Encoding.UCS_2);
        assertThat(length.segments()).isEqualTo(segments);
        assertThat(length.culprit()).contains("ж");
    }

    @Test
    void a_character_of_the_extension_counts_twice_and_is_not_torn_apart() {
        assertThat(SmsLength.of("€".repeat(80)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("€".repeat(80)).units()).isEqualTo(160);
        assertThat(SmsLength.of("€".repeat(81)).segments()).isEqualTo(2);
        // 152 and a pair do not fit into 153: the pair opens the next segment.
        assertThat(SmsLength.of("a".repeat(152) + "€" + "a".repeat(151)).segments())
                .isEqualTo(2);
        assertThat(SmsLength.of("a".repeat(152) + "€" + "a".repeat(152)).segments())
                .isEqualTo(3);
    }

    @Test
    void an_emoji_counts_twice_and_is_not_torn_apart() {
        assertThat(SmsLength.of("🚀".repeat(35)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("🚀".repeat(66)).segments()).isEqualTo(2);
        assertThat(SmsLength.of("🚀".repeat(67)).segments()).isEqualTo(3);
    }

    @Test
    void one_typographic_quote_makes_the_whole_text_wide() {
        SmsLength length = SmsLength.of("a".repeat(100) + "\u2019");
        assertThat(length.encoding()).isEqualTo(Encoding.UCS_2);
        assertThat(length.segments()).isEqualTo(2);
        assertThat(length.culprit()).contains("\u2019");
    }

    @Test
    void umlauts_greek_capitals_and_line_breaks_are_in_the_gsm_alphabet_and_lower_case_greek_is_not() {
        assertThat(SmsLength.of("Grüße, Ñandú\nΩ Δ [1] {2} ~ \\ ^ |").encoding())
                .isEqualTo(Encoding.UCS_2);
        assertThat(SmsLength.of("Grüße à Ñ\nΩ Δ [1] {2} ~ \\ ^ |").encoding()).isEqualTo(Encoding.GSM_7);
        assertThat(SmsLength.of("ω").encoding()).isEqualTo(Encoding.UCS_2);
    }
}
