package dev.outbound.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextTest {

    /** Every format character there is, tags, selectors, fillers, controls and private use. */
    static List<Integer> hidden() {
        IntStream format = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.FORMAT);
        IntStream selectors =
                IntStream.concat(IntStream.rangeClosed(0xfe00, 0xfe0f), IntStream.rangeClosed(0xe0100, 0xe01ef));
        IntStream others = IntStream.of(
                0x034f, 0x115f, 0x1160, 0x17b4, 0x2800, 0x3164, 0xffa0, 0x0007, 0x0080, 0x009f, 0xe000, 0xfffe,
                0xf0000);
        return Stream.of(format, selectors, others)
                .flatMap(IntStream::boxed)
                .distinct()
                .toList();
    }

    @Test
    void every_hidden_character_between_letters_is_found_and_taken_out() {
        assertThat(hidden()).hasSizeGreaterThan(400).allSatisfy(c -> {
            String text = "He" + Character.toString(c) + "llo";
            assertThat(HiddenText.first(text)).isPresent();
            assertThat(HiddenText.without(text)).isEqualTo("Hello");
        });
    }

    @Test
    void a_lone_half_of_a_surrogate_pair_is_hidden() {
        assertThat(HiddenText.first("a\ud83db")).isPresent();
        assertThat(HiddenText.without("a\ud83db")).isEqualTo("ab");
    }

    @Test
    void line_and_paragraph_separators_become_line_feeds() {
        assertThat(HiddenText.without("a\u2028b\u2029c\u0085d")).isEqualTo("a\nb\nc\nd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain words, tabs\tand\nbreaks.",
                "Grüße aus Zürich – “quoted”, ’tis €5\u00a0000",
                "Zoe\u0301 \u05e9\u05dc\u05d5\u05dd 你好 Привет",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937",
                "🚀 ❤\ufe0f ☎\ufe0e 👨\u200d👩\u200d👧 👩\ud83c\udffd\u200d💻 🏳\ufe0f\u200d🌈 👩\u200d❤\ufe0f\u200d👨"
            })
    void what_letters_and_emoji_need_is_not_hidden(String text) {
        assertThat(HiddenText.first(text)).isEmpty();
        assertThat(HiddenText.without(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void nothing_hidden_is_left_in_any_kind_of_content(int c) {
        String hidden = Character.toString(c);
        boolean isControl = Character.getType(c) == Character.CONTROL;
        String subject = isControl ? "Hello" : "Hel" + hidden + "lo";
        String body = c < 0x20 ? "Words" : "Wo" + hidden + "rds";
        assertThat(HiddenText.without(new DraftContent.Email(subject, body, true)))
                .isEqualTo(new DraftContent.Email("Hello", "Words", true));
        assertThat(HiddenText.without(new DraftContent.Sms(body))).isEqualTo(new DraftContent.Sms("Words"));
        assertThat(HiddenText.without(new DraftContent.Voice(body))).isEqualTo(new DraftContent.Voice("Words"));
    }
}
