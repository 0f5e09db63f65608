package dev.outbound.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Base32Test {

    @Test
    void the_examples_of_rfc_4648_are_written_so_in_small_letters() {
        assertThat(Base32.of("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("mzxw6ytb");
        assertThat(Base32.of(new byte[0])).isEmpty();
    }

    @Test
    void what_was_written_is_read_back_in_small_letters_and_in_capitals() {
        long seed = 20_261_129;
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 2_000; n++) {
            byte[] bytes = new byte[5 * random.nextInt(10)];
            random.nextBytes(bytes);
            String text = Base32.of(bytes);
            assertThat(text).as("seed %s", seed).matches("[a-z2-7]*").hasSize(bytes.length / 5 * 8);
            assertThat(Base32.read(text)).contains(bytes);
            assertThat(Base32.read(text.toUpperCase(Locale.ROOT))).contains(bytes);
        }
    }

    @Test
    void anything_else_is_not_read() {
        for (String text : new String[] {"a", "aaaaaaa", "aaaaaaa1", "aaaaaaa=", "aaaaaaaü", "aaaa aaa", "aaaaaaaİ"}) {
            assertThat(Base32.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void bytes_that_fill_no_group_are_refused() {
        assertThatThrownBy(() -> Base32.of(new byte[4])).hasMessageContaining("multiple of 5");
    }
}
