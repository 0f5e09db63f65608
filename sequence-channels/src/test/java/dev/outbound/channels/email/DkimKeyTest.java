package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.channels.Secret;
import dev.outbound.digest.Sha256;
import dev.outbound.error.SequenceException;
import dev.outbound.workspace.SendingDomain;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimKeyTest {

    /** PKCS#8 around 32 octets of an Ed25519 key (RFC 8410). */
    private static final String ED25519_HEAD = "302e020100300506032b657004220420";
    /** The key of RFC 8463, appendix A.2. */
    private static final String FOOTBALL_KEY = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    private static final SendingDomain FOOTBALL = new SendingDomain("football.example.com", true);

    @Test
    void the_public_half_of_the_example_key_of_rfc_8463_is_the_one_that_stands_there() {
        DkimKey key = DkimKey.of(FOOTBALL, "brisbane", football());
        assertThat(key.recordName()).isEqualTo("brisbane._domainkey.football.example.com");
        assertThat(key.record()).isEqualTo("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    }

    @Test
    void the_example_mail_of_rfc_8463_gets_the_hash_and_signature_that_stand_there() {
        String mail = """
                From: Joe SixPack <joe@football.example.com>
                To: Suzie Q <suzie@shopping.example.net>
                Subject: Is dinner ready?
                Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
                Message-ID: <20030712040037.46341.5F8J@football.example.com>

                Hi.

                We lost the game.  Are you hungry yet?

                Joe.

                """.replace("\n", "\r\n");
        String unfinished = """
                DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
                 subject : date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=""".replace("\n", "\r\n");
        byte[] message = mail.getBytes(StandardCharsets.US_ASCII);
        int bodyAt = mail.indexOf("\r\n\r\n") + 4;
        assertThat(base64(Sha256.start().digest(Relaxed.body(message, bodyAt))))
                .isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
        var signed = new StringBuilder();
        for (String field : mail.substring(0, bodyAt - 4).lines().toList()) {
            signed.append(Relaxed.field(field)).append("\r\n");
        }
        byte[] octets = signed.append(Relaxed.field(unfinished)).toString().getBytes(StandardCharsets.US_ASCII);
        DkimKey key = DkimKey.of(FOOTBALL, "brisbane", football());
        assertThat(base64(key.sign(DkimSignature.toSign(key.algorithm(), octets))))
                .isEqualTo("/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus"
                        + "Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
    }

    @Test
    void an_rsa_key_below_1024_bits_is_refused_and_one_below_2048_is_weak() {
        assertThatThrownBy(() -> Keys.rsa("s1", 1023))
                .isInstanceOf(SequenceException.class)
                .hasMessage("DKIM key has 1023 bits, must have at least 1024");
        assertThat(Keys.rsa("s1", 1024).isWeak()).isTrue();
        assertThat(Keys.rsa("s1", 2047).isWeak()).isTrue();
        assertThat(Keys.rsa("s1", 2048).isWeak()).isFalse();
        assertThat(DkimKey.of(FOOTBALL, "brisbane", football()).isWeak()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RSA PRIVATE KEY       | is PKCS#1
            ENCRYPTED PRIVATE KEY | is encrypted
            PUBLIC KEY            | is a public key
            CERTIFICATE           | must be one PKCS#8 key
            PRIVATE KEY           | is neither an RSA nor an Ed25519 key
            """)
    void whatever_else_is_given_as_a_key_is_named(String what, String said) {
        Secret pem = Keys.pem(what, new byte[] {1, 2, 3, 4});
        assertThatThrownBy(() -> DkimKey.of(FOOTBALL, "s1", pem))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("DKIM key " + said);
    }

    @Test
    void a_key_for_elliptic_curves_that_dkim_does_not_know_is_refused() throws Exception {
        byte[] encoded = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        assertThatThrownBy(() -> DkimKey.of(FOOTBALL, "s1", Keys.pem("PRIVATE KEY", encoded)))
                .hasMessage("DKIM key is neither an RSA nor an Ed25519 key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a_b", "a b", "a;d=other.example", "a..b", "a\r\nb", "ä"})
    void a_selector_is_a_name_in_the_dns(String selector) {
        assertThatThrownBy(() -> DkimKey.of(FOOTBALL, selector, football()))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("DKIM selector");
    }

    @Test
    void two_keys_of_one_name_are_refused() {
        DkimKey key = DkimKey.of(FOOTBALL, "brisbane", football());
        DkimKey same = DkimKey.of(FOOTBALL, "Brisbane", football());
        assertThatThrownBy(() -> DkimKeys.of(key, same))
                .hasMessage("two DKIM keys are named brisbane._domainkey.football.example.com");
    }

    @Test
    void no_part_of_the_private_key_is_printed() {
        DkimKey key = DkimKey.of(FOOTBALL, "brisbane", football());
        assertThat(DkimKeys.of(key)).hasToString("DkimKeys[[DkimKey[brisbane._domainkey.football.example.com]]]");
    }

    private static Secret football() {
        byte[] key = Base64.getDecoder().decode(FOOTBALL_KEY);
        return Keys.pem(
                "PRIVATE KEY",
                HexFormat.of().parseHex(ED25519_HEAD + HexFormat.of().formatHex(key)));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
