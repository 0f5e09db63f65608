package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.channels.Secret;
import dev.outbound.channels.twilio.TwilioSettings.Account;
import dev.outbound.channels.twilio.TwilioSettings.Callbacks;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature, on the examples of Twilio's documentation and on ours. */
class WebhookTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String ADDRESS = "https://mycompany.com/myapp.php";
    private static final String FORM_BODY =
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234" + "&From=%2B14158675309&To=%2B18005551212";
    private static final String FORM_SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private static final String JSON_BODY = "{\"property\": \"value\", \"boolean\": true}";
    private static final String JSON_QUERY =
            "foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private static final String JSON_SIGNATURE = "a9nBmqA0ju/hNViExpshrM61xv4=";

    private final Signatures signatures = new Signatures(List.of(new Secret("12345")));

    @Test
    void the_form_of_the_documentation_is_genuine() {
        Optional<Parameters> sent = signatures.genuine(ADDRESS, form("foo=1&bar=2", FORM_BODY, FORM_SIGNATURE));
        assertThat(sent).isPresent();
        assertThat(sent.get().value("From")).contains("+14158675309");
    }

    @Test
    void the_json_of_the_documentation_is_genuine() {
        Webhook request = new Webhook(JSON_QUERY, JSON, JSON_BODY, Optional.of(JSON_SIGNATURE));
        assertThat(signatures.genuine(ADDRESS, request).flatMap(p -> p.value("property")))
                .contains("value");
    }

    @Test
    void any_changed_character_of_address_query_body_or_signature_makes_a_forgery() {
        int tried = 0;
        for (int at = "https://".length(); at < ADDRESS.length(); at++) {
            assertForged(changed(ADDRESS, at), form("foo=1&bar=2", FORM_BODY, FORM_SIGNATURE));
            tried++;
        }
        for (int at = 0; at < JSON_QUERY.length(); at++) {
            assertForged(ADDRESS, new Webhook(changed(JSON_QUERY, at), JSON, JSON_BODY, Optional.of(JSON_SIGNATURE)));
            tried++;
        }
        for (int at = 0; at < FORM_BODY.length(); at++) {
            assertForged(ADDRESS, form("foo=1&bar=2", changed(FORM_BODY, at), FORM_SIGNATURE));
            tried++;
        }
        for (int at = 0; at < JSON_BODY.length(); at++) {
            assertForged(ADDRESS, new Webhook(JSON_QUERY, JSON, changed(JSON_BODY, at), Optional.of(JSON_SIGNATURE)));
            tried++;
        }
        for (int at = 0; at < FORM_SIGNATURE.length(); at++) {
            assertForged(ADDRESS, form("foo=1&bar=2", FORM_BODY, changed(FORM_SIGNATURE, at)));
            tried++;
        }
        assertThat(tried).isGreaterThan(250);
    }

    @Test
    void without_a_signature_or_with_a_cut_one_it_is_a_forgery() {
        Webhook unsigned = new Webhook("foo=1&bar=2", FORM, FORM_BODY, Optional.empty());
        assertForged(ADDRESS, unsigned);
        for (int length = 0; length < FORM_SIGNATURE.length(); length++) {
            assertForged(ADDRESS, form("foo=1&bar=2", FORM_BODY, FORM_SIGNATURE.substring(0, length)));
        }
        assertForged(ADDRESS, form("foo=1&bar=2", FORM_BODY, FORM_SIGNATURE + "="));
    }

    @Test
    void a_body_that_is_not_hashed_in_the_address_or_is_neither_form_nor_json_is_a_forgery() {
        String addressOnly = sign("12345", ADDRESS, "");
        assertForged(ADDRESS, new Webhook("", JSON, JSON_BODY, Optional.of(addressOnly)));
        assertForged(ADDRESS, new Webhook("", "text/plain", FORM_BODY, Optional.of(addressOnly)));
        assertForged(ADDRESS, new Webhook("", "", "", Optional.of(addressOnly)));
        // The signature of a JSON request does not cover the fields of a form.
        assertForged(ADDRESS, new Webhook(JSON_QUERY, FORM, FORM_BODY, Optional.of(JSON_SIGNATURE)));
        assertForged(ADDRESS, new Webhook(JSON_QUERY, JSON, "{", Optional.of(JSON_SIGNATURE)));
    }

    @Test
    void fields_that_come_twice_are_signed_by_value_each_once() {
        String signature = sign("12345", ADDRESS, "MediaUrlhttps://aMediaUrlhttps://bToyou");
        String body = "To=you&MediaUrl=https%3A%2F%2Fb&MediaUrl=https%3A%2F%2Fa&MediaUrl=https%3A%2F%2Fa";
        Optional<Parameters> sent = signatures.genuine(ADDRESS, form("", body, signature));
        assertThat(sent.map(Parameters::values).map(v -> v.getOrDefault("MediaUrl", new TreeSet<>())))
                .contains(new TreeSet<>(List.of("https://a", "https://b")));
        assertThat(sent.flatMap(p -> p.value("MediaUrl"))).isEmpty();
        assertForged(ADDRESS, form("", body + "&MediaUrl=c", signature));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mycompany.com/myapp.php", "https://mycompany.com:443/myapp.php"})
    void it_does_not_matter_whether_the_usual_port_is_written(String signed) {
        String signature = sign("12345", signed, "ab");
        for (String configured : List.of(ADDRESS, "https://mycompany.com:443/myapp.php")) {
            assertThat(signatures.genuine(configured, form("", "a=b", signature)))
                    .as(configured)
                    .isPresent();
        }
        assertForged("https://mycompany.com:8443/myapp.php", form("", "a=b", sign("12345", ADDRESS + "x", "ab")));
    }

    @Test
    void while_one_token_replaces_the_other_both_are_good_and_a_third_is_not() {
        Signatures both = new Signatures(Account.of(Phones.ACCOUNT, new Secret("new"))
                .alsoAccepting(new Secret("old"))
                .tokens());
        assertThat(both.genuine(ADDRESS, form("", "a=b", sign("new", ADDRESS, "ab"))))
                .isPresent();
        assertThat(both.genuine(ADDRESS, form("", "a=b", sign("old", ADDRESS, "ab"))))
                .isPresent();
        assertThat(both.genuine(ADDRESS, form("", "a=b", sign("other", ADDRESS, "ab"))))
                .isEmpty();
    }

    @Test
    void what_is_larger_than_64_kb_or_has_more_than_500_fields_is_not_read() {
        String large = "a=" + "b".repeat(70_000);
        assertForged(ADDRESS, form("", large, sign("12345", ADDRESS, "a" + "b".repeat(70_000))));
        String many = "a=b&".repeat(501) + "a=b";
        assertForged(ADDRESS, form("", many, sign("12345", ADDRESS, "ab")));
    }

    @Test
    void an_account_without_a_token_and_a_short_callback_secret_are_refused() {
        assertThatThrownBy(() -> Account.of(Phones.ACCOUNT, new Secret(" "))).hasMessageContaining("auth token");
        assertThatThrownBy(() -> new Callbacks(Phones.PUBLIC, new Secret("short")))
                .hasMessageContaining("5 bytes, at least 32");
        assertThatThrownBy(() -> new Callbacks(URI.create("http://crm.example/"), new Secret(Phones.CALLBACK_SECRET)))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> Account.of("SK123", new Secret("x"))).hasMessageContaining("AC and 32");
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(Phones.settings().toString() + new Twilio(Phones.settings()))
                .contains(Phones.ACCOUNT)
                .doesNotContain(Phones.TOKEN, Phones.CALLBACK_SECRET);
        assertThat(form("a=secret", "From=%2B12125550199", "sig").toString())
                .doesNotContain("secret", "12125550199", "sig");
        assertThat(Parameters.ofForm("From=%2B12125550199").toString()).doesNotContain("555");
    }

    private void assertForged(String address, Webhook request) {
        assertThat(signatures.genuine(address, request))
                .as(address + " " + request)
                .isEmpty();
    }

    private static Webhook form(String query, String body, String signature) {
        return new Webhook(query, FORM + "; charset=UTF-8", body, Optional.of(signature));
    }

    /** The text with another character at that place, and still a well-formed one. */
    private static String changed(String text, int at) {
        char other = text.charAt(at) == 'x' ? 'y' : 'x';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static String sign(String token, String address, String tail) {
        return Requests.signature(token, address, tail);
    }
}
