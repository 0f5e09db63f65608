package dev.outbound.channels.twilio;

import static dev.outbound.channels.twilio.Phones.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.ChildJvm;
import dev.outbound.channels.twilio.TwilioSettings.Timeouts;
import dev.outbound.channels.twilio.simulator.Answer;
import dev.outbound.channels.twilio.simulator.Answer.Act;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.dispatch.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnePostTest {

    private static final int TIMES = 100;
    private static final String PROXY_PAGE = "<html>502 Bad Gateway</html>";

    /** For answers that do not come; long enough for a busy machine to begin. */
    private static final Timeouts IMPATIENT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1));

    private static final Timeouts PATIENT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("201", Answer.TAKEN, TIMES, "Accepted"),
                Arguments.of("201 that cannot be read", Answer.raw(201, "{\"sid\":"), TIMES, "Unknown"),
                Arguments.of("201 without an id", Answer.raw(201, "{\"status\":\"queued\"}"), TIMES, "Unknown"),
                Arguments.of("302", Answer.raw(302, ""), TIMES, "Unknown"),
                Arguments.of("400 with 21211", Answer.refused(400, 21211), TIMES, "Rejected INVALID_ADDRESS"),
                Arguments.of("400 with 21614", Answer.refused(400, 21614), TIMES, "Rejected INVALID_ADDRESS"),
                Arguments.of("400 with 21217", Answer.refused(400, 21217), TIMES, "Rejected INVALID_ADDRESS"),
                Arguments.of("400 with 21610", Answer.refused(400, 21610), TIMES, "Rejected OPTED_OUT"),
                Arguments.of("400 with 21606", Answer.refused(400, 21606), TIMES, "Rejected OTHER"),
                Arguments.of("400 without words", Answer.raw(400, ""), TIMES, "Rejected OTHER"),
                Arguments.of("401 with 20003", Answer.refused(401, 20003), TIMES, "Channel down"),
                Arguments.of("403", Answer.refused(403, 20005), TIMES, "Channel down"),
                Arguments.of("429 with Retry-After", Answer.tooMany(17), TIMES, "Deferred 17 s"),
                Arguments.of("429 of a proxy", Answer.raw(429, "slow down"), TIMES, "Deferred"),
                Arguments.of("400 with 20429", Answer.refused(400, 20429), TIMES, "Deferred"),
                Arguments.of("500", Answer.refused(500, 20500), TIMES, "Unknown"),
                Arguments.of("502 of a proxy", Answer.raw(502, PROXY_PAGE), TIMES, "Unknown"),
                Arguments.of("503", Answer.raw(503, ""), TIMES, "Unknown"),
                Arguments.of("hung up", Answer.silent(Act.CLOSE), TIMES, "Unknown"),
                Arguments.of("reset", Answer.silent(Act.RESET), TIMES, "Unknown"),
                Arguments.of("taken, then hung up", Answer.takenSilently(Act.CLOSE), TIMES, "Unknown"),
                Arguments.of("never answered", Answer.silent(Act.HANG), 3, "Unknown"),
                Arguments.of("an answer without end", Answer.silent(Act.DRIP), 3, "Unknown"));
    }

    @ParameterizedTest(name = "{0}: {3}, 1 POST each of {2} times")
    @MethodSource("answers")
    void one_text_is_one_post_whatever_comes_back(String what, Answer answer, int times, String expected) {
        try (TwilioSimulator simulator = Phones.simulator().answering(answer)) {
            var texts = new Twilio(settings(simulator, answer)).texts();
            for (int run = 1; run <= times; run++) {
                SendOutcome outcome = texts.send(Phones.text());
                assertThat(told(outcome)).as(what + ": " + outcome).isEqualTo(expected);
                assertThat(simulator.posts()).as(what).isEqualTo(run);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {3}, 1 POST each of {2} times")
    @MethodSource("answers")
    void one_call_is_one_post_whatever_comes_back(String what, Answer answer, int times, String expected) {
        try (TwilioSimulator simulator = Phones.simulator().answering(answer)) {
            var calls = new Twilio(settings(simulator, answer)).calls();
            for (int run = 1; run <= times; run++) {
                SendOutcome outcome = calls.send(Phones.call());
                assertThat(told(outcome)).as(what + ": " + outcome).isEqualTo(expected);
                assertThat(simulator.posts()).as(what).isEqualTo(run);
            }
        }
    }

    @Test
    void nobody_listening_and_an_unknown_name_are_a_channel_that_is_down() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        for (String api :
                new String[] {"http://127.0.0.1:" + port, "https://twilio.invalid", "https://127.0.0.1:" + port}) {
            var twilio = new Twilio(Phones.settings().withApi(URI.create(api)));
            assertThat(told(twilio.texts().send(Phones.text()))).as(api).isEqualTo("Channel down");
            assertThat(told(twilio.calls().send(Phones.call()))).as(api).isEqualTo("Channel down");
        }
    }

    @Test
    void a_server_that_does_not_speak_tls_gets_neither_token_nor_message() {
        try (TwilioSimulator simulator = Phones.simulator()) {
            URI https = URI.create("https://127.0.0.1:" + simulator.url().getPort());
            var texts = new Twilio(Phones.settings().withApi(https)).texts();
            assertThat(told(texts.send(Phones.text()))).isEqualTo("Channel down");
            assertThat(simulator.posts()).isZero();
        }
    }

    @Test
    void it_is_one_post_also_where_the_jvm_is_told_to_repeat_posts() throws Exception {
        String output = ChildJvm.run(
                StubbornHost.class, entry -> true, List.of("-Djdk.httpclient.enableAllMethodRetry=true"), List.of());
        assertThat(output).contains("posts: 40, taken: 40").doesNotContain("Accepted", "Channel down");
    }

    @Test
    void an_answer_without_end_is_waited_for_as_long_as_was_said() {
        try (TwilioSimulator simulator = Phones.simulator().answering(Answer.silent(Act.DRIP))) {
            var texts = new Twilio(Phones.settings(simulator).withTimeouts(IMPATIENT)).texts();
            long start = System.nanoTime();
            texts.send(Phones.text());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        }
    }

    @Test
    void it_is_too_late_in_the_last_moment_before_the_words_are_written() {
        try (TwilioSimulator simulator = Phones.simulator()) {
            var twilio = new Twilio(Phones.settings(simulator));
            var now = new AtomicLong(2);
            assertThat(told(twilio.texts().send(Phones.text(Phones.handed(1, now::get)))))
                    .isEqualTo("Deferred");
            assertThat(told(twilio.calls().send(Phones.call(Phones.handed(1, now::get)))))
                    .isEqualTo("Deferred");
            assertThat(simulator.entries()).isEmpty();
            assertThat(simulator.posts()).isZero();
            assertThat(told(twilio.texts().send(Phones.text(Phones.handed(2, now::get)))))
                    .isEqualTo("Accepted");
        }
    }

    @Test
    void what_twilio_gets_is_the_message_and_where_to_report() {
        try (TwilioSimulator simulator = Phones.simulator()) {
            var text = Phones.text();
            var sent = new Twilio(Phones.settings(simulator)).texts().send(text);
            Entry entry = simulator.entries(Entry.Kind.TEXT_OUT).get(0);
            assertThat(sent).isEqualTo(SendOutcome.accepted(entry.sid()));
            assertThat(entry.field("To")).isEqualTo(Phones.TO);
            assertThat(entry.field("From")).isEqualTo(Phones.FROM);
            assertThat(entry.field("Body")).isEqualTo(Phones.WORDS);
            assertThat(entry.field("StatusCallback"))
                    .startsWith("https://crm.acme.example/twilio/status?c=SMS&w=acme&a="
                            + text.handed().attempt() + "&t=");
        }
    }

    @Test
    void what_twilio_says_of_the_recipient_is_not_passed_on() {
        try (TwilioSimulator simulator = Phones.simulator().answering(Answer.refused(400, 21211))) {
            var texts = new Twilio(Phones.settings(simulator)).texts();
            assertThat(texts.send(Phones.text()).toString())
                    .contains("21211", "400")
                    .doesNotContain("555", "refused");
        }
    }

    private static TwilioSettings settings(TwilioSimulator simulator, Answer answer) {
        boolean isEndless = answer.act() == Act.HANG || answer.act() == Act.DRIP;
        return Phones.settings(simulator).withTimeouts(isEndless ? IMPATIENT : PATIENT);
    }
}
