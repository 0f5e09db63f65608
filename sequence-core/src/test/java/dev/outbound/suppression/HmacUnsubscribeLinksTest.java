package dev.outbound.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HmacUnsubscribeLinksTest {

    private static final URI BASE = URI.create("https://crm.example/u/");
    private static final WorkspaceId ACME = new WorkspaceId("acme");
    private static final TouchId TOUCH = new TouchId(UUID.fromString("01890000-0000-7000-8000-000000000001"));

    private final HmacUnsubscribeLinks links = HmacUnsubscribeLinks.of(BASE, secret("one"));

    @Test
    void a_link_leads_back_to_its_touch() {
        assertThat(links.verify(token(links))).contains(new UnsubscribeLinks.Target(ACME, TOUCH));
    }

    @Test
    void no_changed_token_is_accepted() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String token = token(links);
        for (int i = 0; i < token.length(); i++) {
            for (int k = 0; k < alphabet.length(); k++) {
                char c = alphabet.charAt(k);
                if (c != token.charAt(i)) {
                    assertThat(links.verify(token.substring(0, i) + c + token.substring(i + 1)))
                            .isEmpty();
                }
            }
            assertThat(links.verify(token.substring(0, i))).isEmpty();
        }
    }

    @Test
    void of_1_000_000_mutated_tokens_none_is_accepted() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String token = token(links);
        long seed = 20_250_303;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> accepted = new ArrayList<>();
        for (int n = 0; n < 1_000_000; n++) {
            StringBuilder mutant = new StringBuilder(token);
            int changes = 1 + random.nextInt(4);
            for (int k = 0; k < changes; k++) {
                mutant.setCharAt(random.nextInt(mutant.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = mutant.toString();
            if (!text.equals(token) && links.verify(text).isPresent()) {
                accepted.add(text);
            }
        }
        assertThat(accepted).as("seed %s", seed).isEmpty();
    }

    @Test
    void a_token_of_an_older_secret_counts_as_long_as_the_secret_is_given() {
        String old = token(links);
        assertThat(HmacUnsubscribeLinks.of(BASE, secret("two"), secret("one")).verify(old))
                .isPresent();
        assertThat(HmacUnsubscribeLinks.of(BASE, secret("two")).verify(old)).isEmpty();
    }

    @Test
    void anything_that_is_no_token_is_not_accepted_and_does_not_throw() {
        for (String text : new String[] {"", "a", "%", "ü", "..", "A".repeat(10_000), token(links) + "A"}) {
            assertThat(links.verify(text)).isEmpty();
        }
    }

    @Test
    void a_short_secret_and_an_address_without_encryption_are_refused() {
        assertThatThrownBy(() -> HmacUnsubscribeLinks.of(BASE, new byte[31])).hasMessageContaining("at least 32");
        assertThatThrownBy(() -> HmacUnsubscribeLinks.of(URI.create("http://crm.example/u/"), secret("one")))
                .hasMessageContaining("https");
    }

    private static String token(HmacUnsubscribeLinks links) {
        String link = links.link(ACME, TOUCH).toString();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static byte[] secret(String name) {
        return (name + " secret that is longer than thirty-two bytes").getBytes(StandardCharsets.UTF_8);
    }
}
