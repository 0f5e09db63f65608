package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.DeliveryReport;
import dev.outbound.inbound.InboundKind.HumanReply;
import dev.outbound.inbound.InboundKind.Report;
import dev.outbound.inbound.InboundKind.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One report of each family of mail systems, about the same mail to Bob. */
class MailFamiliesTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final EmailReader reader = new EmailReader(Set.of());

    @ParameterizedTest
    @CsvSource({
        "postfix, HARD, true",
        "postfix-delay, SOFT, true",
        "exim, HARD, true",
        "exim-delay, SOFT, false",
        "qmail, HARD, true",
        "sendmail, SOFT, true",
        "exchange, HARD, true",
        "office365-blocked, SENDER_PROBLEM, true",
        "gmail, HARD, true",
        "yahoo, HARD, true",
        "notes, HARD, false",
        "courier, HARD, true",
        "groupwise, SOFT, true",
        "antispam-gateway, SOFT, false",
        "blocklist, SENDER_PROBLEM, true",
        "german, HARD, true",
        "french, SOFT, false",
        "japanese, HARD, false",
        "amazon-ses, HARD, true",
        "null-mx, HARD, true",
        "passed-on, HARD, true",
        "sieve-reject, SOFT, true",
        "wrong-boundary, HARD, true"
    })
    void a_report_says_what_became_of_the_mail_to_whom(String family, Verdict verdict, boolean returnsIt)
            throws IOException {
        InboundKind kind = read(family).kind();
        assertThat(kind).isInstanceOf(DeliveryReport.class);
        assertThat(((DeliveryReport) kind).reports()).hasSize(1);
        Report report = ((DeliveryReport) kind).reports().get(0);
        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(report.recipient()).contains(EmailAddress.of("bob@customer.example"));
        assertThat(report.originalIds().contains(Mails.SENT)).isEqualTo(returnsIt);
    }

    @Test
    void a_report_without_a_form_about_two_people_is_two_reports() {
        String mail = Mails.from("MAILER-DAEMON@relay.example", "failure notice", "Return-Path: <>", """

                Hi. This is the qmail-send program at relay.example.

                <bob@customer.example>:
                Remote host said: 550 5.1.1 No such user

                <eve@customer.example>:
                Remote host said: 552 5.2.2 Mailbox full
                """);
        DeliveryReport report =
                (DeliveryReport) reader.read(Mails.bytes(mail), NOW).kind();
        assertThat(report.reports()).extracting(Report::verdict).containsExactly(Verdict.HARD, Verdict.SOFT);
    }

    @Test
    void without_a_status_field_words_count_for_more_than_a_code() {
        String mail = Mails.from(
                "MAILER-DAEMON@relay.example",
                "failure notice",
                "Return-Path: <>",
                "\nbob@customer.example\n552 sorry, the mailbox is over quota (#5.1.1)\n");
        DeliveryReport report =
                (DeliveryReport) reader.read(Mails.bytes(mail), NOW).kind();
        assertThat(report.reports()).extracting(Report::verdict).containsExactly(Verdict.SOFT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Undelivered Mail Returned to Sender",
                "Your mail could not be delivered",
                "Delivery failure",
                "Returned mail",
                "Quick question"
            })
    void what_a_person_writes_about_returned_mail_is_a_persons(String subject) {
        String mail = Mails.from(
                "Bob <bob@customer.example>",
                subject,
                "In-Reply-To: " + Mails.SENT,
                "\nHi Tyler, your message to eve@customer.example could not be delivered:\n550 5.1.1 user unknown. Try me.\n");
        assertThat(reader.read(Mails.bytes(mail), NOW).kind()).isEqualTo(new HumanReply(false));
    }

    @Test
    void a_report_that_a_person_forwards_stays_the_persons() throws IOException {
        String forwarded = """
                From: Bob <bob@customer.example>
                To: tyler@sender.example
                Subject: Fwd: Undelivered Mail
                Content-Type: multipart/mixed; boundary=fw

                --fw
                Content-Type: text/plain

                See below, what now?
                --fw
                Content-Type: message/rfc822

                """;
        byte[] head = Mails.bytes(forwarded);
        byte[] report = octets("postfix");
        byte[] mail = new byte[head.length + report.length];
        System.arraycopy(head, 0, mail, 0, head.length);
        System.arraycopy(report, 0, mail, head.length, report.length);
        assertThat(reader.read(mail, NOW).kind()).isEqualTo(new HumanReply(false));
    }

    private InboundEmail read(String family) throws IOException {
        return reader.read(octets(family), NOW);
    }

    private static byte[] octets(String family) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                MailFamiliesTest.class.getResourceAsStream("mails/" + family + ".eml"), family)) {
            return file.readAllBytes();
        }
    }
}
