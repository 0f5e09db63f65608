package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.EmailAddress;
import dev.outbound.dispatch.OutboundMessage.Body;
import dev.outbound.dispatch.OutboundMessage.Email;
import dev.outbound.dispatch.OutboundMessage.Mailbox;
import dev.outbound.dispatch.OutboundMessage.Threading;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.error.SequenceException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedEmailTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final EmailAddress FROM = EmailAddress.of("tyler@sender.example");
    private static final List<String> FIELDS = List.of(
            "Date",
            "From",
            "Reply-To",
            "To",
            "Subject",
            "Message-ID",
            "In-Reply-To",
            "References",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "X-Sequence-Attempt",
            "MIME-Version",
            "Content-Type");

    static Stream<String> attacks() {
        return Stream.of(
                "A\r\nBcc: evil@attacker.example",
                "A\nBcc: evil@attacker.example",
                "A\rBcc: evil@attacker.example",
                "A\r\n Bcc: evil@attacker.example",
                "A\r\n\r\n<script>alert(1)</script>",
                "A\n.\nMAIL FROM:<evil@attacker.example>",
                "A\u0000Bcc: evil@attacker.example",
                "A\u0085Bcc: evil@attacker.example",
                "A\u2028Bcc: evil@attacker.example",
                "A\u2029Bcc: evil@attacker.example",
                "A\u000bBcc: evil@attacker.example",
                "A\u007fBcc: evil@attacker.example",
                "A\u760d\u760aBcc: evil@attacker.example",
                "A\u560d\u560aBcc: evil@attacker.example",
                "=?utf-8?q?A=0D=0ABcc:_evil=40attacker.example?=",
                "evil@attacker.example, other@attacker.example",
                "\"A\" <evil@attacker.example>, \"B\\\" ",
                "A%0d%0aBcc: evil@attacker.example");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void no_text_field_brings_a_header_or_recipient_of_its_own(String attack) throws Exception {
        Email plain = Emails.email();
        Threading ids = plain.threading();
        List<Email> mails = List.of(
                Emails.email(new Mailbox("Tyler", FROM), attack),
                Emails.email(new Mailbox(attack, FROM), "Hi"),
                Emails.with(plain, new Body(attack, attack)),
                Emails.with(plain, Emails.LINK, new Threading(attack, Optional.empty(), List.of())),
                Emails.with(plain, Emails.LINK, new Threading("<a" + attack + "@b>", Optional.empty(), List.of())),
                Emails.with(plain, Emails.LINK, new Threading(ids.messageId(), Optional.of(attack), List.of(attack))),
                Emails.with(
                        plain,
                        Emails.LINK,
                        new Threading(
                                ids.messageId(),
                                Optional.of("<" + attack + ">"),
                                List.of("<x@y>", "<" + attack + ">"))));
        try (var relay = new ScriptedRelay();
                var sender = new SmtpSender(SmtpSettings.local(relay.port()))) {
            for (Email mail : mails) {
                SendOutcome outcome = sender.send(mail);
                assertThat(outcome).isInstanceOfAny(SendOutcome.Accepted.class, SendOutcome.Rejected.class);
            }
            assertThat(relay.commands.stream().filter(c -> c.startsWith("RCPT")))
                    .isNotEmpty()
                    .allMatch(c -> c.equals("RCPT TO:<" + Emails.TO + ">"));
            assertThat(relay.commands.stream().filter(c -> c.startsWith("MAIL")))
                    .allMatch(c -> c.startsWith("MAIL FROM:<tyler@sender.example>"));
            for (String message : relay.messages) {
                assertThat(FIELDS).as(message).containsAll(fieldNames(message));
                assertThat(fieldNames(message)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_value_with_control_characters_is_refused_and_not_repaired() {
        assertThatThrownBy(() -> RenderedEmail.of(Emails.email(new Mailbox("Tyler", FROM), "a\r\nb"), NOON))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> RenderedEmail.of(Emails.email(new Mailbox("Ty\nler", FROM), "Hi"), NOON))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("from name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quick question",
                "Grüße aus Köln – schönes Wochenende, und noch ein paar Wörter mehr, damit es lang wird",
                "日本語の件名はとても長いのでエンコードされた単語がいくつも必要になりますね、そうでしょう",
                "😀 four bytes each 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "An ASCII subject that is rather long and therefore has to be folded at a space, somewhere near here, ok",
                "two  spaces,  again  and  again,  until  the  line  is  longer  than  seventy-six  characters,  yes",
                "=?utf-8?q?looks_encoded?=",
                "Durden, Tyler (\"the\\soap\")"
            })
    void text_arrives_as_it_was_given(String text) throws Exception {
        byte[] bytes = RenderedEmail.of(Emails.email(new Mailbox(text, FROM), text), NOON);
        var read = new MimeMessage(null, new ByteArrayInputStream(bytes));
        assertThat(read.getSubject()).isEqualTo(text);
        var from = (InternetAddress) read.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo(text);
        assertThat(from.getAddress()).isEqualTo("tyler@sender.example");
        assertLinesAreShort(bytes);
    }

    @Test
    void an_unsubscribe_address_that_a_link_would_have_to_escape_is_refused() {
        Email mail = Emails.withUnsubscribeTo(Emails.email(), "a?cc=evil@sender.example");
        assertThatThrownBy(() -> RenderedEmail.of(mail, NOON))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("unsubscribe address")
                .hasMessageNotContaining("evil");
    }

    @Test
    void long_threads_have_one_id_per_line() throws IOException {
        List<String> references = IntStream.range(0, 20)
                .mapToObj(i -> "<" + "x".repeat(200) + i + "@mail.example>")
                .toList();
        Email plain = Emails.email();
        Email mail = Emails.with(
                plain,
                Emails.LINK,
                new Threading(plain.threading().messageId(), Optional.of(references.get(19)), references));
        byte[] bytes = RenderedEmail.of(mail, NOON);
        assertLinesAreShort(bytes);
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).contains(String.join("\r\n ", references));
    }

    @Test
    void the_same_mail_of_the_same_time_is_the_same_bytes() {
        Email mail = Emails.email();
        assertThat(RenderedEmail.of(mail, NOON)).isEqualTo(RenderedEmail.of(mail, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sender.example/u", "mailto:stop@sender.example", "/u/1", "javascript:alert(1)"})
    void the_unsubscribe_link_must_be_https(String link) {
        Email plain = Emails.email();
        assertThatThrownBy(() -> RenderedEmail.of(Emails.with(plain, URI.create(link), plain.threading()), NOON))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("unsubscribe link");
    }

    private static void assertLinesAreShort(byte[] bytes) {
        assertThat(new String(bytes, StandardCharsets.US_ASCII).split("\r\n"))
                .allMatch(line -> line.length() <= 998 && !line.contains("\r") && !line.contains("\n"));
    }

    private static List<String> fieldNames(String message) {
        var names = new ArrayList<String>();
        for (String line : message.substring(0, message.indexOf("\n\n")).lines().toList()) {
            if (!line.startsWith(" ")) {
                names.add(line.substring(0, line.indexOf(':')));
            }
        }
        return names;
    }
}
