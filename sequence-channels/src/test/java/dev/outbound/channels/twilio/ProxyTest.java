package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundResult;
import dev.outbound.inbound.InboundText;
import dev.outbound.memory.InMemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host behind proxies: Twilio signs the public address, and what a request says of its own address is not looked at. */
class ProxyTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String STOP = "MessageSid=SM1&From=%2B12125550199&To=%2B12125550001&Body=STOP";
    /** The fields of that as Twilio signs them, in the order of their names. */
    private static final String STOP_SIGNED = "BodySTOPFrom+12125550199MessageSidSM1To+12125550001";

    /** What a proxy makes of an address: another scheme, port, host, path or query. Only the configured one counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.acme.example/twilio/text",
                "http://crm.acme.example:8080/twilio/text",
                "https://crm.acme.example:8443/twilio/text",
                "http://10.0.0.7:8080/twilio/text",
                "https://internal.example/twilio/text",
                "https://evil.example/twilio/text",
                "https://crm.acme.example/text",
                "https://crm.acme.example/twilio/text/",
                "https://crm.acme.example/twilio/text?x=1",
                "https://CRM.acme.example/twilio/text"
            })
    void a_request_signed_for_any_address_but_the_configured_one_is_answered_403(String address) {
        TwilioWebhooks webhooks = new Twilio(Phones.settings()).webhooks(new InMemoryStorage());
        assertThat(webhooks.text(signed("https://crm.acme.example/twilio/text", ""))
                        .httpStatus())
                .isEqualTo(200);
        assertThat(webhooks.text(signed(address, "")).httpStatus()).isEqualTo(403);
        assertThat(webhooks.text(signed("https://crm.acme.example/twilio/text", "added=1"))
                        .httpStatus())
                .isEqualTo(403);
    }

    @Test
    void every_changed_bit_of_a_signature_is_answered_403_and_does_nothing() throws IOException {
        try (Crm crm = new Crm()) {
            TwilioWebhooks webhooks = crm.twilio.webhooks(crm.storage);
            String good = Requests.signature(Phones.TOKEN, crm.address("text").toString(), STOP_SIGNED);
            byte[] octets = good.getBytes(StandardCharsets.US_ASCII);
            for (int bit = 0; bit < octets.length * Byte.SIZE; bit++) {
                byte[] flipped = octets.clone();
                flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                String text = new String(flipped, StandardCharsets.ISO_8859_1);
                Heard<InboundText> heard = webhooks.text(new Webhook("", FORM, STOP, Optional.of(text)));
                assertThat(heard.httpStatus()).as(text).isEqualTo(403);
                assertThat(heard.content()).isEmpty();
            }
            assertThat(webhooks.text(new Webhook("", FORM, STOP, Optional.of(good)))
                            .httpStatus())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_genuine_request_that_is_replayed_1000_times_opts_out_once() throws IOException {
        try (Crm crm = new Crm()) {
            TwilioWebhooks webhooks = crm.twilio.webhooks(crm.storage);
            String good = Requests.signature(Phones.TOKEN, crm.address("text").toString(), STOP_SIGNED);
            for (int n = 0; n < 1_000; n++) {
                webhooks.text(new Webhook("", FORM, STOP, Optional.of(good)))
                        .content()
                        .ifPresent(text -> crm.results.add(crm.engine.inbound().text(World.ACME, text)));
            }
            assertThat(crm.results).hasSize(1_000);
            assertThat(crm.results.stream().filter(InboundResult.OPTED_OUT::equals))
                    .hasSize(1);
            assertThat(crm.isSuppressed(Phones.TO)).isTrue();
        }
    }

    private static Webhook signed(String address, String query) {
        return new Webhook(query, FORM, STOP, Optional.of(Requests.signature(Phones.TOKEN, address, STOP_SIGNED)));
    }
}
