package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.outbound.address.EmailAddress;
import dev.outbound.channels.Secret;
import dev.outbound.channels.email.SmtpSettings.Login;
import dev.outbound.dispatch.OutboundMessage.Email;
import dev.outbound.dispatch.OutboundMessage.Mailbox;
import dev.outbound.dispatch.OutboundMessage.Threading;
import dev.outbound.dispatch.SendOutcome;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String OUT =
            "u+" + "abcdefghijklmnopqrstuvwxyz234567".repeat(2).substring(0, 48) + "@reply.sender.example";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        patient(ServerSetup.PROTOCOL_SMTP), patient(ServerSetup.PROTOCOL_SMTPS), patient(ServerSetup.PROTOCOL_IMAP)
    });

    @BeforeEach
    void start() {
        server.start();
        server.setUser(Emails.TO, Emails.TO, "secret");
        server.setUser("tyler@sender.example", "tyler@sender.example", "hunter2");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void every_header_and_both_texts_arrive() throws Exception {
        Email plain = Emails.email(
                new Mailbox("Tyler Dürden", EmailAddress.of("tyler@sender.example")), "Grüße – quick question");
        Email email = Emails.with(
                Emails.withUnsubscribeTo(plain, OUT),
                Emails.LINK,
                new Threading(
                        plain.threading().messageId(),
                        Optional.of("<reply-1@customer.example>"),
                        List.of("<root@sender.example>", "<reply-1@customer.example>")));
        SmtpSettings settings = SmtpSettings.local(server.getSmtp().getPort());
        try (var sender = new SmtpSender(loggedIn(settings), Clock.fixed(NOON, ZoneOffset.UTC))) {
            assertThat(sender.send(email)).isInstanceOf(SendOutcome.Accepted.class);
        }
        inbox(messages -> {
            Message got = messages[0];
            assertThat(messages).hasSize(1);
            assertThat(got.getSubject()).isEqualTo("Grüße – quick question");
            assertThat(got.getHeader("Message-ID"))
                    .containsExactly(email.threading().messageId());
            assertThat(got.getHeader("In-Reply-To")).containsExactly("<reply-1@customer.example>");
            assertThat(got.getHeader("References")[0].split("\\s+"))
                    .containsExactly("<root@sender.example>", "<reply-1@customer.example>");
            assertThat(got.getHeader("List-Unsubscribe"))
                    .containsExactly("<" + Emails.LINK + ">,\r\n <mailto:" + OUT + "?subject=unsubscribe>");
            assertThat(got.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(got.getHeader("X-Sequence-Attempt"))
                    .containsExactly(email.handed().attempt().toString());
            assertThat(got.getReplyTo())
                    .containsExactly(new InternetAddress("replies@sender.example", "Tyler Dürden", "UTF-8"));
            assertThat(got.getHeader("To")).containsExactly(Emails.TO);
            assertThat(got.getHeader("MIME-Version")).containsExactly("1.0");
            assertThat(got.getSentDate()).isEqualTo(Date.from(NOON));
            assertThat(got.getFrom()[0].toString()).contains("tyler@sender.example");
            var parts = (MimeMultipart) got.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0)
                            .getContent()
                            .toString()
                            .replace("\r\n", "\n")
                            .strip())
                    .isEqualTo("Hello Bob,\n\nare you there?\n.");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Hello Bob,</p>");
        });
    }

    @Test
    void a_wrong_password_concerns_the_whole_channel() {
        SmtpSettings settings = SmtpSettings.local(server.getSmtp().getPort());
        var wrong = new SmtpSettings(
                settings.host(),
                settings.port(),
                Optional.of(new Login("tyler@sender.example", new Secret("wrong"))),
                settings.tls(),
                1,
                1,
                settings.timeouts());
        try (var sender = new SmtpSender(wrong)) {
            assertThat(sender.send(Emails.email()))
                    .isInstanceOfSatisfying(
                            SendOutcome.Deferred.class,
                            d -> assertThat(d.channelWide()).isTrue());
        }
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused() {
        SmtpSettings settings = SmtpSettings.local(server.getSmtps().getPort()).withTls(SmtpSettings.Tls.IMPLICIT);
        try (var sender = new SmtpSender(loggedIn(settings))) {
            assertThat(sender.send(Emails.email())).isInstanceOfSatisfying(SendOutcome.Deferred.class, d -> {
                assertThat(d.channelWide()).isTrue();
                assertThat(d.detail()).contains("certificate");
            });
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private static SmtpSettings loggedIn(SmtpSettings settings) {
        return new SmtpSettings(
                settings.host(),
                settings.port(),
                Optional.of(new Login("tyler@sender.example", new Secret("hunter2"))),
                settings.tls(),
                settings.connections(),
                settings.messagesPerConnection(),
                settings.timeouts());
    }

    private interface Check {
        void of(Message[] messages) throws MessagingException, IOException;
    }

    private void inbox(Check check) throws MessagingException, IOException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), Emails.TO, "secret");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                check.of(inbox.getMessages());
            }
        }
    }

    /** A server on any free port that may take its time to start on a busy machine. */
    private static ServerSetup patient(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }
}
