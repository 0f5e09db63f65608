package dev.outbound.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please unsubscribe me.",
                "Remove me from your list",
                "stop emailing me",
                "Please stop texting me!",
                "Stop calling me.",
                "Don't text me again",
                "no more texts please",
                "Please stop",
                "Bitte keine weiteren Nachrichten mehr senden",
                "Merci de me désinscrire",
                "Por favor, denme de baja",
                "Schrijf me uit"
            })
    void an_explicit_request_is_one(String words) {
        assertThat(StopRequest.isIn(words, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not interested, thanks",
                "stop by our booth!",
                "Please don't stop sending these, I love them",
                "How do your customers unsubscribe?",
                "I don't want to unsubscribe, just call me later",
                "Call me tomorrow",
                "wrong number",
                "I'll text you when I am free"
            })
    void anything_vaguer_is_a_reply(String words) {
        assertThat(StopRequest.isIn(words, "")).isFalse();
    }

    @Test
    void the_subject_counts_only_if_nothing_else_was_written() {
        assertThat(StopRequest.isIn("", "Unsubscribe")).isTrue();
        assertThat(StopRequest.isIn("Let us talk", "Unsubscribe")).isFalse();
    }
}
