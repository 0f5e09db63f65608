package dev.outbound.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealTest {

    @Test
    void a_code_is_the_beginning_of_the_hmac_of_its_use_and_the_bytes() {
        byte[] whole = Hmac.sha256(secret("one")).of("greeting\u0000hello");
        assertThat(Seal.of("greeting", 14, secret("one")).of("hello")).hasSize(14);
        assertThat(HexFormat.of().formatHex(whole))
                .startsWith(HexFormat.of()
                        .formatHex(Seal.of("greeting", 14, secret("one")).of("hello")));
    }

    @Test
    void the_code_of_one_use_is_none_of_another() {
        byte[] code = Seal.of("reply", 16, secret("one")).of("hello");
        assertThat(Seal.of("reply", 16, secret("one")).isGenuine(code, "hello")).isTrue();
        assertThat(Seal.of("bounce", 16, secret("one")).isGenuine(code, "hello"))
                .isFalse();
    }

    @Test
    void codes_of_former_secrets_count_and_new_ones_are_made_under_the_present_one() {
        byte[] old = Seal.of("use", 16, secret("one")).of("hello");
        Seal third = Seal.of("use", 16, secret("three"), secret("two"), secret("one"));
        assertThat(third.isGenuine(old, "hello")).isTrue();
        assertThat(third.of("hello"))
                .isEqualTo(Seal.of("use", 16, secret("three")).of("hello"));
        assertThat(Seal.of("use", 16, secret("two")).isGenuine(old, "hello")).isFalse();
    }

    @Test
    void a_code_that_is_too_short_or_too_long_is_not_genuine() {
        Seal seal = Seal.of("use", 16, secret("one"));
        byte[] code = seal.of("hello");
        assertThat(seal.isGenuine(new byte[0], "hello")).isFalse();
        assertThat(seal.isGenuine(Arrays.copyOf(code, 15), "hello")).isFalse();
        assertThat(seal.isGenuine(Arrays.copyOf(code, 17), "hello")).isFalse();
    }

    @Test
    void a_secret_of_31_bytes_is_refused_former_ones_too() {
        assertThatThrownBy(() -> Seal.of("use", 16, new byte[31])).hasMessageContaining("at least 32");
        assertThatThrownBy(() -> Seal.of("use", 16, new byte[32], new byte[31])).hasMessageContaining("at least 32");
    }

    private static byte[] secret(String name) {
        return (name + " secret that is longer than thirty-two bytes").getBytes(StandardCharsets.UTF_8);
    }
}
