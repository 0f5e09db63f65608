package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.channels.Secret;
import dev.outbound.channels.twilio.TwilioSettings.Callbacks;
import dev.outbound.channels.twilio.TwilioWebhooks.Reported;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.inbound.Keyword;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of an attempt, and by whom. */
class CallbackTokenTest {

    private static final Map<String, String> DELIVERED = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");

    private final TwilioWebhooks webhooks = webhooks(Phones.settings());

    @Test
    void a_callback_names_the_attempt_it_is_about() {
        var text = Phones.text();
        Heard<Reported> heard = webhooks.status(Requests.signed(callback(text), DELIVERED));
        assertThat(heard.httpStatus()).isEqualTo(200);
        Reported reported = heard.content().orElseThrow();
        assertThat(reported.workspace()).isEqualTo(new WorkspaceId("acme"));
        assertThat(reported.report().attempt()).contains(text.handed().attempt());
        assertThat(reported.report().providerId()).isEqualTo("SM1");
        assertThat(reported.report().status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void a_token_of_another_attempt_is_refused_though_twilio_signed_it() {
        var mine = Phones.text();
        var other = Phones.text();
        String swapped = callback(mine)
                .toString()
                .replace(
                        mine.handed().attempt().toString(),
                        other.handed().attempt().toString());
        assertThat(webhooks.status(Requests.signed(URI.create(swapped), DELIVERED))
                        .httpStatus())
                .isEqualTo(403);
    }

    @Test
    void any_changed_character_behind_the_question_mark_is_refused_though_twilio_signed_it() {
        String address = callback(Phones.text()).toString();
        int refused = 0;
        for (int at = address.indexOf('?') + 1; at < address.length(); at++) {
            char other = address.charAt(at) == 'A' ? 'B' : 'A';
            String changed = address.substring(0, at) + other + address.substring(at + 1);
            assertThat(webhooks.status(Requests.signed(URI.create(changed), DELIVERED))
                            .isGenuine())
                    .as(changed)
                    .isFalse();
            refused++;
        }
        assertThat(refused).isGreaterThan(70);
    }

    @Test
    void tokens_are_good_for_one_secret_only_and_no_two_are_the_same() {
        URI address = callback(Phones.text());
        Callbacks other = new Callbacks(Phones.PUBLIC, new Secret("another callback secret of 32 bytes and more"));
        TwilioSettings usual = Phones.settings();
        TwilioWebhooks elsewhere =
                webhooks(new TwilioSettings(usual.account(), other, usual.speech(), usual.timeouts(), usual.api()));
        assertThat(elsewhere.status(Requests.signed(address, DELIVERED)).isGenuine())
                .isFalse();
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            tokens.add(callback(Phones.text()).toString().replaceAll(".*&t=", ""));
        }
        assertThat(tokens).hasSize(1_000).allMatch(token -> token.length() == 22);
    }

    @Test
    void a_callback_sent_to_another_of_our_addresses_is_refused() {
        Webhook status = Requests.signed(callback(Phones.text()), DELIVERED);
        assertThat(webhooks.call(status).isGenuine()).isFalse();
        assertThat(webhooks.key(status).isGenuine()).isFalse();
        assertThat(webhooks.text(status).isGenuine()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "queued,NONE",
        "accepted,NONE",
        "sending,NONE",
        "sent,NONE",
        "delivered,DELIVERED",
        "read,DELIVERED",
        "undelivered,UNDELIVERED",
        "failed,UNDELIVERED",
        "canceled,UNDELIVERED",
        "something new,NONE"
    })
    void a_text_has_become(String theirs, DeliveryStatus ours) {
        Map<String, String> told = Map.of("MessageSid", "SM1", "MessageStatus", theirs, "ErrorCode", "30003");
        Reported reported = webhooks.status(Requests.signed(callback(Phones.text()), told))
                .content()
                .orElseThrow();
        assertThat(reported.report().status()).isEqualTo(ours);
        assertThat(reported.report().code()).contains("30003");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "STOP,STOP,STOP",
                "stop,-,-",
                "HELP,HELP,HELP",
                "Start,START,START",
                "Yes please,-,-",
                "Basta,STOP,STOP"
            })
    void a_text_that_came_in_carries_what_twilio_saw_in_it(String body, String optOutType, Keyword keyword) {
        Map<String, String> fields = optOutType == null
                ? Map.of("MessageSid", "SM9", "From", Phones.TO, "To", Phones.FROM, "Body", body)
                : Map.of(
                        "MessageSid",
                        "SM9",
                        "From",
                        Phones.TO,
                        "To",
                        Phones.FROM,
                        "Body",
                        body,
                        "OptOutType",
                        optOutType);
        var text = webhooks.text(Requests.signed(Phones.PUBLIC.resolve("text"), fields))
                .content()
                .orElseThrow();
        assertThat(text.providerId()).isEqualTo("SM9");
        assertThat(text.from().value()).isEqualTo(Phones.TO);
        assertThat(text.to().value()).isEqualTo(Phones.FROM);
        assertThat(text.body()).isEqualTo(body);
        assertThat(text.providerVerdict()).isEqualTo(Optional.ofNullable(keyword));
    }

    @Test
    void a_text_of_a_short_code_is_genuine_and_nobodys_and_one_without_its_id_is_refused() {
        URI address = Phones.PUBLIC.resolve("text?workspace=acme");
        var shortCode = webhooks.text(
                Requests.signed(address, Map.of("MessageSid", "SM9", "From", "40404", "To", Phones.FROM, "Body", "x")));
        assertThat(shortCode.isGenuine()).isTrue();
        assertThat(shortCode.content()).isEmpty();
        Map<String, String> withoutId = Map.of("From", Phones.TO, "To", Phones.FROM, "Body", "STOP");
        assertThat(webhooks.text(Requests.signed(address, withoutId)).isGenuine())
                .isFalse();
        assertThat(webhooks.text(Requests.signed("another token", address, withoutId))
                        .isGenuine())
                .isFalse();
    }

    /** Where the status of a text that was sent is to be told. */
    private static URI callback(OutboundMessage.Sms text) {
        return new CallbackUrls(Phones.settings().callbacks())
                .of(Endpoint.STATUS, CallbackUrls.Target.of(Channel.SMS, text.handed()));
    }

    @Test
    void the_address_that_twilio_is_given_is_that_one() {
        try (TwilioSimulator simulator = Phones.simulator()) {
            var text = Phones.text();
            new Twilio(Phones.settings(simulator)).texts().send(text);
            assertThat(simulator.entries(Entry.Kind.TEXT_OUT).get(0).field("StatusCallback"))
                    .isEqualTo(callback(text).toString());
        }
    }

    private static TwilioWebhooks webhooks(TwilioSettings settings) {
        return new Twilio(settings).webhooks(new InMemoryStorage());
    }
}
