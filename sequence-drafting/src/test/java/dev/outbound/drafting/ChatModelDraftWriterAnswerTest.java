package dev.outbound.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.output.FinishReason;
import dev.outbound.address.Channel;
import dev.outbound.contact.Profile;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.WriterException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the model's answer is believed. */
class ChatModelDraftWriterAnswerTest {

    private static final String GOOD = "{\"subject\": \"Hello\", \"body\": \"Hi Ada,\\n\\nbye\"}";

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "  " + GOOD + "\n", "```json\n" + GOOD + "\n```", "```\n" + GOOD + "\n```\n"})
    void an_answer_may_stand_in_a_fence(String answer) {
        assertThat(write(answer, Channel.EMAIL)).isEqualTo(new DraftContent.Email("Hello", "Hi Ada,\n\nbye", true));
    }

    @Test
    void texts_and_calls_have_a_body_only() {
        assertThat(write("{\"body\":\"Hi\"}", Channel.SMS)).isEqualTo(new DraftContent.Sms("Hi"));
        assertThat(write("{\"body\":\"Hi\"}", Channel.VOICE)).isEqualTo(new DraftContent.Voice("Hi"));
        assertRefused(GOOD, Channel.SMS, false);
        assertRefused(GOOD, Channel.VOICE, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here is your mail: " + GOOD,
                GOOD + GOOD,
                "{\"subject\": \"Hello\"",
                "",
                "[" + GOOD + "]",
                "\"text\"",
                "{\"body\": \"only\"}",
                "{\"subject\": \"a\", \"body\": \"b\", \"to\": \"x@evil.example\"}",
                "{\"subject\": \"a\", \"subject\": \"b\", \"body\": \"c\"}",
                "{\"subject\": 1, \"body\": \"c\"}",
                "{\"subject\": null, \"body\": \"c\"}",
                "{\"subject\": \"a\\r\\nBcc: x\", \"body\": \"c\"}",
                "{\"subject\": \" \", \"body\": \"c\"}",
                "{\"subject\": \"a\", \"body\": \"\\u200b\"}"
            })
    void any_other_answer_is_refused_in_passing(String answer) {
        assertRefused(answer, Channel.EMAIL, false);
    }

    @Test
    void too_long_an_answer_is_refused() {
        assertRefused("{\"body\":\"" + "x".repeat(1_601) + "\"}", Channel.SMS, false);
    }

    @Test
    void hidden_characters_are_removed() {
        String answer =
                "{\"subject\": \"He\\u200bl\\u00adlo\", \"body\": \"a\\u202eb\\ufeff\\udb40\\udc41c\\u2062\\u0007 é\\r\\nd\"}";

        assertThat(write(answer, Channel.EMAIL)).isEqualTo(new DraftContent.Email("Hello", "abc é\nd", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "http://northwind.example.evil.example",
                "www.evil.example",
                "evil.com",
                "evil.example/path",
                "HTTPS://EVIL.EXAMPLE",
                "https://northwind.example@evil.example/",
                "https://evil.example\\\\@northwind.example",
                "mail bob@evil.example",
                "ftp://evil.example",
                "https://notnorthwind.example",
                "ｅｖｉｌ．com",
                "acme.com/login",
                "hxxp://evil.example",
                "http:/evil.example"
            })
    void a_link_to_any_other_domain_is_refused(String link) {
        assertRefused("{\"body\":\"See " + link + " now\"}", Channel.SMS, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://northwind.example/a?b=c.",
                "www.northwind.example",
                "https://docs.northwind.example",
                "Acme.com is growing.",
                "It took 3.5 hours, e.g. on Monday.",
                "Node.js and Vue.js",
                "Done.Next step"
            })
    void links_to_allowed_domains_and_ordinary_words_pass(String text) {
        assertThat(write("{\"body\":\"" + text + "\"}", Channel.SMS).body()).isEqualTo(text);
    }

    @Test
    void a_link_domain_must_be_a_domain() {
        ScriptedModel model = ScriptedModel.answering(GOOD);

        assertThatThrownBy(() -> new ChatModelDraftWriter(model, Set.of("https://x.example")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<RuntimeException> passing() {
        return Stream.of(
                new TimeoutException("sk-secret"),
                new RateLimitException("sk-secret"),
                new InternalServerException("sk-secret"),
                new UnresolvedModelServerException("sk-secret"),
                new HttpException(503, "sk-secret"),
                new HttpException(429, "sk-secret"),
                new IllegalStateException("sk-secret"));
    }

    static Stream<RuntimeException> permanent() {
        return Stream.of(
                new AuthenticationException("sk-secret"),
                new InvalidRequestException("sk-secret"),
                new ModelNotFoundException("sk-secret"),
                new ContentFilteredException("sk-secret"),
                new HttpException(400, "sk-secret"),
                new HttpException(401, "sk-secret"),
                new IllegalStateException(new HttpException(403, "sk-secret")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void time_outs_rate_limits_and_failures_of_the_provider_pass(RuntimeException failure) {
        assertMapped(failure, false);
    }

    @ParameterizedTest
    @MethodSource("permanent")
    void refused_credentials_and_requests_do_not_pass(RuntimeException failure) {
        assertMapped(failure, true);
    }

    @Test
    void an_answer_cut_off_passes_and_a_filtered_one_does_not() {
        assertRefused(ScriptedModel.answering(GOOD, FinishReason.LENGTH), Channel.EMAIL, false);
        assertRefused(ScriptedModel.answering(GOOD, FinishReason.CONTENT_FILTER), Channel.EMAIL, true);
    }

    private static void assertMapped(RuntimeException failure, boolean permanent) {
        WriterException refused = assertRefused(ScriptedModel.failing(failure), Channel.EMAIL, permanent);

        assertThat(refused).hasCause(failure);
        assertThat(refused.getMessage()).doesNotContain("secret");
    }

    private static void assertRefused(String answer, Channel channel, boolean permanent) {
        assertRefused(ScriptedModel.answering(answer), channel, permanent);
    }

    private static WriterException assertRefused(ScriptedModel model, Channel channel, boolean permanent) {
        WriterException refused =
                catchThrowableOfType(WriterException.class, () -> writer(model).write(request(channel)));
        assertThat(refused).isNotNull();
        assertThat(refused.isPermanent()).isEqualTo(permanent);
        return refused;
    }

    private static DraftContent write(String answer, Channel channel) {
        return writer(ScriptedModel.answering(answer)).write(request(channel));
    }

    private static ChatModelDraftWriter writer(ScriptedModel model) {
        return new ChatModelDraftWriter(model, Set.of("northwind.example"));
    }

    private static DraftRequest request(Channel channel) {
        return Requests.of(channel, new Profile("Acme.com", "", Map.of()));
    }
}
