package dev.outbound.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "Bob@EX.com, Bob@ex.com, bob@ex.com",
        "' bob@ex.com. ', bob@ex.com, bob@ex.com",
        "a+tag.b@gmail.com, a+tag.b@gmail.com, a+tag.b@gmail.com",
        "bob@bücher.example, bob@xn--bcher-kva.example, bob@xn--bcher-kva.example"
    })
    void an_address_is_sent_to_as_given_and_compared_in_one_form(String text, String value, String key) {
        EmailAddress address = EmailAddress.of(text);
        assertThat(address.value()).isEqualTo(value);
        assertThat(address.key().value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.example, b@y.example",
                "a@x.example;b@y.example",
                "a@b@c.example",
                "Bob <bob@x.example>",
                "bob",
                "bob@",
                "@x.example",
                "bob@localdomain",
                "bob@x..example",
                "bob\r\nBcc: eve@y.example@x.example",
                "bob@x.example\r\nBcc: eve@y.example",
                "\"bob\"@x.example",
                "bob@[127.0.0.1]",
                "bob(comment)@x.example",
                "@relay.example:bob@x.example",
                "team: bob@x.example, eve@y.example;",
                "<bob@x.example>",
                "bob @x.example",
                "bob\u0000@x.example",
                "b\u00f6b@x.example",
                "bob@x.example\u2028Bcc"
            })
    void anything_but_one_mailbox_is_refused(String text) {
        assertThatThrownBy(() -> EmailAddress.of(text))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ADDRESS));
    }

    @Test
    void an_address_has_at_most_64_octets_before_the_at_and_254_in_all() {
        String domain = "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(60) + ".example";
        assertThat(EmailAddress.parse("b".repeat(64) + "@x.example")).isPresent();
        assertThat(EmailAddress.parse("b".repeat(65) + "@x.example")).isEmpty();
        assertThat(EmailAddress.parse("b".repeat(63) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("b".repeat(64) + "@" + domain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+1 (212) 555-0100, +12125550100", "0044 20 7946 0958, +442079460958", "2125550100, +12125550100"})
    void a_phone_number_is_read_as_people_write_it(String text, String e164) {
        assertThat(PhoneNumber.of(text, "1").value()).isEqualTo(e164);
    }

    @Test
    void what_is_printed_of_an_address_is_too_little_to_write_to() {
        assertThat(EmailAddress.of("bob@example.com").toString()).isEqualTo("b***@e***");
        assertThat(PhoneNumber.of("+12125550134").toString()).isEqualTo("+1***34");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tyler@evil.example",
                "tyler@mail.acme.example",
                "tyler%40evil.example",
                "tyler%evil.example",
                "evil.example!tyler",
                "tyler\uff20evil.example",
                "tyler\ufe6bevil.example",
                "tyler\r\nBcc",
                "ty ler",
                "",
                "tyler\u0000",
                "ty<ler",
                ".tyler",
                "tyler..",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"
            })
    void the_part_before_the_at_sign_is_only_that(String localPart) {
        assertThatThrownBy(() -> new Sender("Tyler", localPart))
                .isInstanceOfSatisfying(
                        SequenceException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SENDER_LOCALPART_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tyler", "Tyler @ Acme", "Tyler@Acme", "T. O'Brien, Acme Inc.", "Zoë 🚀"})
    void an_ordinary_from_name_is_taken(String name) {
        assertThat(new Sender(name, "o'brien+acme").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\r\nBcc: x",
                " ",
                "boss@bank.example",
                "Boss (boss@bank.example)",
                "\"Boss\" <boss@bank.example>",
                "boss\uff20bank.example",
                "A\u2028B"
            })
    void a_from_name_is_one_line_and_holds_no_address(String name) {
        assertThatThrownBy(() -> new Sender(name, "tyler"))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SENDER_NAME_INVALID));
    }
}
