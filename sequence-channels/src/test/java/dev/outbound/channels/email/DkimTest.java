package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.outbound.address.EmailAddress;
import dev.outbound.dispatch.OutboundMessage.Email;
import dev.outbound.dispatch.OutboundMessage.Mailbox;
import dev.outbound.dispatch.OutboundMessage.Threading;
import dev.outbound.dispatch.SendOutcome;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DkimTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final int MAILS = 1_000;
    private static final long SEED = 20_260_304;
    /** What a receiver reads, or a mail program acts upon. */
    private static final List<String> COVERED = List.of(
            "From",
            "Reply-To",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final DkimKey KEY = Keys.rsa("s2026", 2048);
    private static final Verifier RECEIVER = new Verifier(List.of(KEY));

    @Test
    void a_thousand_mails_of_all_kinds_verify_after_their_way_and_never_once_changed() throws Exception {
        var random = new Random(SEED);
        GreenMail server = new GreenMail(patient());
        server.start();
        try (var sender = new SmtpSender(
                SmtpSettings.local(server.getSmtp().getPort()), Clock.fixed(NOON, ZoneOffset.UTC), DkimKeys.of(KEY))) {
            for (int i = 0; i < MAILS; i++) {
                Email mail = RandomMails.next(random);
                assertThat(sender.send(mail)).as("seed %d, mail %d", SEED, i).isInstanceOf(SendOutcome.Accepted.class);
            }
            MimeMessage[] arrived = server.getReceivedMessages();
            assertThat(arrived).hasSize(MAILS);
            for (int i = 0; i < MAILS; i++) {
                byte[] bytes = bytes(arrived[i]);
                assertThat(RECEIVER.valid(bytes))
                        .as("seed %d, mail %d", SEED, i)
                        .isEqualTo(1);
                byte[] otherHead = Tampering.value(bytes, COVERED.get(random.nextInt(COVERED.size())), random);
                assertThat(RECEIVER.valid(otherHead))
                        .as("seed %d, mail %d: head", SEED, i)
                        .isZero();
                byte[] otherBody = Tampering.bodyOctet(bytes, random);
                assertThat(RECEIVER.valid(otherBody))
                        .as("seed %d, mail %d: body", SEED, i)
                        .isZero();
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void changing_taking_away_or_adding_any_covered_field_breaks_the_signature() throws IOException {
        byte[] mail = signed(KEY, threaded());
        assertThat(RECEIVER.valid(mail)).isEqualTo(1);
        for (String name : COVERED) {
            assertThat(RECEIVER.valid(Tampering.value(mail, name, new Random(SEED))))
                    .as("%s changed", name)
                    .isZero();
            assertThat(RECEIVER.valid(Tampering.without(mail, name)))
                    .as("without %s", name)
                    .isZero();
            assertThat(RECEIVER.valid(Tampering.with(mail, name + ": added@attacker.example")))
                    .as("a second %s", name)
                    .isZero();
        }
        assertThat(RECEIVER.valid(Tampering.with(mail, "Cc: added@attacker.example")))
                .isZero();
        assertThat(RECEIVER.valid(
                        Tampering.with(mail, "Received: from one by another; Wed, 4 Mar 2026 12:00:01 +0000")))
                .isEqualTo(1);
    }

    @Test
    void blanks_that_a_server_adds_or_folds_differently_change_nothing() throws IOException {
        String mail = text(signed(KEY, threaded()));
        assertThat(RECEIVER.valid(octets(mail.replace("Subject: ", "SUBJECT:\t  "))))
                .isEqualTo(1);
        assertThat(RECEIVER.valid(octets(mail.replace("MIME-Version: 1.0", "MIME-Version:\r\n\t1.0  "))))
                .isEqualTo(1);
        assertThat(RECEIVER.valid(octets(mail + "\r\n\r\n"))).isEqualTo(1);
    }

    @Test
    void two_keys_of_a_domain_make_two_signatures_that_both_hold() throws IOException {
        DkimKey next = Keys.rsa("s2027", 2048);
        byte[] mail = RenderedEmail.of(threaded(), NOON);
        byte[] signed =
                DkimKeys.of(KEY, next).sign(mail, "sender.example", NOON).orElseThrow();
        assertThat(new Verifier(List.of(KEY, next)).valid(signed)).isEqualTo(2);
    }

    @Test
    void another_key_in_the_dns_does_not_verify() throws IOException {
        byte[] mail = signed(KEY, threaded());
        assertThat(new Verifier(List.of(Keys.rsa("s2026", 2048))).valid(mail)).isZero();
    }

    @Test
    void a_mail_from_a_domain_without_a_key_is_put_off_and_never_goes_out_unsigned() throws Exception {
        try (var relay = new ScriptedRelay();
                var sender = new SmtpSender(
                        SmtpSettings.local(relay.port()), Clock.fixed(NOON, ZoneOffset.UTC), DkimKeys.of(KEY))) {
            Email other = Emails.email(new Mailbox("Tyler", EmailAddress.of("tyler@other.example")), "Hi");
            assertThat(sender.send(other))
                    .isEqualTo(SendOutcome.deferred("not sent: there is no DKIM key for other.example"));
            Email below = Emails.email(new Mailbox("Tyler", EmailAddress.of("tyler@mail.sender.example")), "Hi");
            assertThat(sender.send(below)).isInstanceOf(SendOutcome.Deferred.class);
            assertThat(relay.commands).isEmpty();
        }
    }

    @Test
    void an_empty_body_and_one_of_blank_lines_have_the_hash_of_nothing() {
        assertThat(Relaxed.body(new byte[0], 0)).isEmpty();
        assertThat(Relaxed.body(octets("\r\n \t\r\n\r\n"), 0)).isEmpty();
        assertThat(text(Relaxed.body(octets(" a \t b\t\r\n\r\n c"), 0))).isEqualTo(" a b\r\n\r\n c\r\n");
    }

    private static Email threaded() {
        Email plain = Emails.email();
        return Emails.with(
                plain,
                Emails.LINK,
                new Threading(
                        plain.threading().messageId(),
                        Optional.of("<reply-1@customer.example>"),
                        List.of("<root@sender.example>", "<reply-1@customer.example>")));
    }

    private static byte[] signed(DkimKey key, Email email) {
        return DkimKeys.of(key)
                .sign(RenderedEmail.of(email, NOON), "sender.example", NOON)
                .orElseThrow();
    }

    private static byte[] bytes(MimeMessage message) throws Exception {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static ServerSetup patient() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }
}
