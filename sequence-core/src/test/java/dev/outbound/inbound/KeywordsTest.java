package dev.outbound.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "\"stop\"",
                "STOP!!!",
                "STOP \uD83D\uDED1",
                "st\u200bop",
                "ＳＴＯＰ",
                "STOPALL",
                "stop  all",
                "Unsubscribe",
                "cancel",
                "END",
                "Quit",
                "revoke",
                "optout",
                "Opt out",
                "opt-out",
                "Arrêt",
                "ARRET",
                "alto",
                "Baja",
                "stopp",
                "parar",
                "стоп",
                "退订"
            })
    void the_whole_text_is_a_word_for_stop(String body) {
        assertThat(read(body, false)).contains(Keyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop by our booth!",
                "don't stop",
                "the end",
                "end of the month works",
                "cancel my 3 pm",
                "stopped by",
                "",
                "   ",
                "?",
                "no",
                "alto, por favor llame"
            })
    void anything_else_is_none(String body) {
        assertThat(read(body, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "start.", "Unstop"})
    void the_whole_text_is_a_word_for_start(String body) {
        assertThat(read(body, false)).contains(Keyword.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "help?", "Info"})
    void the_whole_text_is_a_word_for_help(String body) {
        assertThat(read(body, false)).contains(Keyword.HELP);
    }

    @Test
    void yes_is_a_start_only_after_a_stop() {
        assertThat(read("Yes!", true)).contains(Keyword.START);
        assertThat(read("Yes!", false)).isEmpty();
    }

    private static Optional<Keyword> read(String body, boolean hasStopped) {
        InboundText text = new InboundText(
                "SM1",
                PhoneNumber.of("+12125550100"),
                PhoneNumber.of("+12125550001"),
                body,
                Optional.empty(),
                Instant.EPOCH);
        return Keywords.of(text, hasStopped);
    }
}
