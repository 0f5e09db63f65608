package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind.AutoReply;
import dev.outbound.inbound.InboundKind.Complaint;
import dev.outbound.inbound.InboundKind.DeliveryReport;
import dev.outbound.inbound.InboundKind.HumanReply;
import dev.outbound.inbound.InboundKind.Notice;
import dev.outbound.inbound.InboundKind.Report;
import dev.outbound.inbound.InboundKind.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final EmailAddress BOB = EmailAddress.of("bob@customer.example");

    private final EmailReader reader = new EmailReader(Set.of(EmailAddress.of("tyler@sender.example")));

    @Test
    void a_reply_has_its_ids_and_only_what_its_author_wrote() {
        InboundEmail email = read(Mails.reply("""
                Sounds good, call me.

                On Wed, Mar 4, 2026 at 9:00 AM Tyler Durden <tyler@sender.example>
                wrote:

                > Hello Bob,
                > to unsubscribe click here
                """));
        assertThat(email.kind()).isEqualTo(new HumanReply(false));
        assertThat(email.text()).isEqualTo("Sounds good, call me.");
        assertThat(email.from()).contains(BOB);
        assertThat(email.recipients()).containsExactly(EmailAddress.of("tyler@sender.example"));
        assertThat(email.messageId()).isEqualTo("<answer-1@customer.example>");
        assertThat(email.inReplyTo()).containsExactly(Mails.SENT);
        assertThat(email.references()).containsExactly("<root@sender.example>", Mails.SENT);
        assertThat(email.subject()).isEqualTo("Re: Quick question");
        assertThat(email.receivedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "unsubscribe",
                "Please unsubscribe me.",
                "Please remove me from your list, thanks",
                "Take me off this mailing list!",
                "Stop emailing me.",
                "Do not contact me again.",
                "Please don't email me",
                "I'd like to opt out",
                "No more emails please",
                "Bitte tragen Sie mich aus.",
                "Bitte keine weiteren Mails mehr schicken",
                "Merci de me désabonner",
                "Por favor, no me escriban más"
            })
    void who_asks_to_stop_is_heard(String text) {
        assertThat(read(Mails.reply(text + "\n\n-- \nBob")).kind()).isEqualTo(new HumanReply(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sounds good.",
                "Can we stop by your office on Friday?",
                "I don't want to unsubscribe, just write less often.",
                "How do your customers unsubscribe from the product mails?",
                "Not interested at the moment.",
                "Hi\n\n-----Original Message-----\nFrom: Tyler\nplease unsubscribe me",
                "Hi\n\n> please remove me from your list",
                "Hi\n-- \nBob\nTo be removed from our list reply STOP, please unsubscribe me",
                "Hi\n\nFrom: Tyler Durden <tyler@sender.example>\nSent: Wednesday\nTo: Bob\nSubject: Quick question\n\nunsubscribe me"
            })
    void what_is_quoted_or_meant_otherwise_is_no_request(String text) {
        assertThat(read(Mails.reply(text)).kind()).isEqualTo(new HumanReply(false));
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, HARD",
        "5.1.2, HARD",
        "5.1.3, HARD",
        "5.1.6, HARD",
        "5.1.10, HARD",
        "5.4.4, HARD",
        "5.7.1, SENDER_PROBLEM",
        "4.7.0, SENDER_PROBLEM",
        "5.1.8, SENDER_PROBLEM",
        "5.3.4, SENDER_PROBLEM",
        "5.4.5, SENDER_PROBLEM",
        "5.6.1, SENDER_PROBLEM",
        "5.2.2, SOFT",
        "4.2.2, SOFT",
        "4.4.1, SOFT",
        "5.0.0, SOFT",
        "5.2.1, SOFT"
    })
    void the_status_decides_what_a_delivery_report_means(String status, Verdict verdict) {
        InboundEmail email = read(Mails.report("Final-Recipient: rfc822; bob@customer.example\nAction: failed\nStatus: "
                + status + "\nDiagnostic-Code: smtp; 550 refused"));
        assertThat(email.kind())
                .isEqualTo(new DeliveryReport(
                        List.of(new Report(verdict, Optional.of(BOB), List.of(Mails.SENT), status))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "5.1.0", "5.2.1", "5.5.0"})
    void a_vague_status_is_hard_if_the_text_says_that_nobody_is_there(String status) {
        assertThat(only(Mails.report("Final-Recipient: rfc822; bob@customer.example\nAction: failed\nStatus: " + status
                        + "\nDiagnostic-Code: smtp; 550 No such user here")))
                .returns(Verdict.HARD, Report::verdict);
    }

    @Test
    void a_delay_is_never_hard_and_a_delivery_is_told() {
        String recipient = "Final-Recipient: rfc822; bob@customer.example\n";
        assertThat(only(Mails.report(recipient + "Action: delayed\nStatus: 5.1.1"))
                        .verdict())
                .isEqualTo(Verdict.SOFT);
        assertThat(only(Mails.report(recipient + "Action: delivered\nStatus: 2.0.0"))
                        .verdict())
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void several_recipients_have_several_fates() {
        DeliveryReport report = (DeliveryReport) read(Mails.report("""
                        Final-Recipient: rfc822; bob@customer.example
                        Action: failed
                        Status: 5.1.1

                        Original-Recipient: rfc822;eve@customer.example
                        Final-Recipient: rfc822; eve@elsewhere.example
                        Action: failed
                        Status: 5.2.2
                        """)).kind();
        assertThat(report.reports()).extracting(Report::verdict).containsExactly(Verdict.HARD, Verdict.SOFT);
        assertThat(report.reports().get(1).recipient()).contains(EmailAddress.of("eve@customer.example"));
    }

    @Test
    void reports_in_no_standard_form_are_recognised() {
        String qmail = Mails.from("MAILER-DAEMON@relay.example", "failure notice", "Return-Path: <>", """

                Hi. This is the qmail-send program at relay.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.

                <bob@customer.example>:
                192.0.2.1 does not like recipient.
                Remote host said: 550 5.1.1 No such user

                --- Below this line is a copy of the message.

                Message-ID: <touch-1@sender.example>
                """);
        String exim = Mails.from(
                "Mail Delivery System <Mailer-Daemon@relay.example>",
                "Mail delivery failed: returning message to sender",
                "X-Failed-Recipients: bob@customer.example",
                """

                A message that you sent could not be delivered to one or more of its
                recipients. This is a permanent error.

                  bob@customer.example
                    Unrouteable address

                ------ This is a copy of the message, including all the headers. ------

                Message-ID: <touch-1@sender.example>
                """);
        for (String mail : List.of(qmail, exim)) {
            assertThat(only(mail).verdict()).isEqualTo(Verdict.HARD);
            assertThat(only(mail).recipient()).contains(BOB);
            assertThat(only(mail).originalIds()).containsExactly(Mails.SENT);
        }
    }

    @Test
    void a_person_who_writes_about_a_bounce_is_a_person() {
        String mail = Mails.from(
                "Bob <bob@customer.example>",
                "Fwd: Undelivered Mail Returned to Sender",
                "",
                "My mail to you was returned: it could not be delivered. Which address shall I use?");
        assertThat(read(mail).kind()).isEqualTo(new HumanReply(false));
    }

    @ParameterizedTest
    @CsvSource({"abuse, true", "fraud, true", "opt-out, true", "auth-failure, false", "not-spam, false"})
    void a_complaint_suppresses_if_its_type_says_that_a_person_complained(String type, boolean suppresses) {
        assertThat(read(Mails.complaint(type)).kind()).isEqualTo(new Complaint(suppresses, List.of(Mails.SENT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied (vacation)",
                "Auto-Submitted: AUTO-GENERATED; x=y",
                "X-Autoreply: yes",
                "X-Autorespond: away",
                "Precedence: auto_reply",
                "Return-Path: <>"
            })
    void headers_of_machines_make_an_automatic_reply(String header) {
        String mail = Mails.from("bob@customer.example", "Re: Quick question", header, "\nI am back on 16 March 2026.");
        assertThat(read(mail).kind()).isEqualTo(new AutoReply(Optional.of(LocalDate.of(2026, 3, 16))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: Quick question",
                "Out of Office: Quick question",
                "Abwesenheitsnotiz: Quick question",
                "=?UTF-8?Q?R=C3=A9ponse_automatique?= : Quick question",
                "Autoreply"
            })
    void subjects_of_machines_make_an_automatic_reply(String subject) {
        assertThat(read(Mails.from("bob@customer.example", subject, "", "\nAway."))
                        .kind())
                .isEqualTo(new AutoReply(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: auto-forwarded",
                "Precedence: bulk",
                "Precedence: list",
                "X-Auto-Response-Suppress: All",
                "List-Id: <team.customer.example>"
            })
    void what_a_mailing_list_or_outlook_adds_proves_no_machine(String header) {
        String mail = Mails.from("bob@customer.example", "Re: Out of office AutoReply: Back next week", header, "\nHi");
        assertThat(read(mail).kind()).isEqualTo(new HumanReply(false));
    }

    @Test
    void notices_are_kept_and_not_acted_on() {
        String own = Mails.from("Tyler <TYLER@sender.example>", "Quick question", "", "\nHello");
        String receipt = Mails.from(
                "bob@customer.example",
                "Read: Quick question",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
                "\n--x\nContent-Type: text/plain\n\nRead.\n--x--\n");
        String challenge = Mails.from(
                "bob@customer.example",
                "Re: Quick question",
                "Auto-Submitted: auto-replied",
                "\nPlease confirm that you are human so that your mail is delivered.");
        assertThat(read(own).kind()).isEqualTo(new Notice("own copy"));
        assertThat(read(receipt).kind()).isEqualTo(new Notice("read receipt"));
        assertThat(read(challenge).kind()).isEqualTo(new Notice("challenge"));
    }

    private Report only(String mail) {
        DeliveryReport report = (DeliveryReport) read(mail).kind();
        assertThat(report.reports()).hasSize(1);
        return report.reports().get(0);
    }

    private InboundEmail read(String mail) {
        return reader.read(Mails.bytes(mail), NOW);
    }
}
