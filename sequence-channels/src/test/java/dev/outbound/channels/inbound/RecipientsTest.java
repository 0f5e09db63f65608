package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundEmail;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

    private static final String TOKEN = "b+mfrggzdfmztwq2lknnwg23tpobyxe43uov3ho6dzpi2temrs@bounce.sender.example";
    private static final EmailAddress SIGNED = EmailAddress.of(TOKEN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: Tyler <%s>",
                "Cc: desk@sender.example, %s",
                "Delivered-To: %s",
                "X-Original-To: %s",
                "Envelope-To: %s",
                "X-Envelope-To: <%s>",
                "X-Delivered-To: %s",
                "X-Forwarded-To: %s",
                "Received: from mx.customer.example (mx.customer.example [192.0.2.1])\n\tby in.sender.example with ESMTPS"
                        + " id 4AB\n\tfor <%s>; Tue, 3 Mar 2026 12:00:00 +0000 (UTC)"
            })
    void the_address_a_mail_was_delivered_to_is_found_in_each_field_a_mail_system_puts_it_in(String field) {
        String mail = field.formatted(TOKEN) + "\nFrom: bob@customer.example\nSubject: Hi\n\nHello\n";
        assertThat(read(mail).recipients()).contains(SIGNED);
    }

    @Test
    void a_report_belongs_to_the_envelope_sender_of_the_mail_it_returns() {
        String report = Mails.report("Final-Recipient: rfc822; bob@customer.example\nAction: failed\nStatus: 5.1.1")
                .replace(
                        "From: tyler@sender.example\nTo: bob",
                        "Return-Path: <" + TOKEN + ">\nFrom: t@x.example\nTo: bob");
        assertThat(read(report).recipients()).containsExactly(EmailAddress.of("tyler@sender.example"), SIGNED);
    }

    @Test
    void a_complaint_belongs_to_the_envelope_sender_it_names() {
        String complaint = Mails.complaint("abuse")
                .replace(
                        "Version: 1\n",
                        "Version: 1\nOriginal-Mail-From: <" + TOKEN + ">\nOriginal-Rcpt-To: x@y.example\n");
        assertThat(read(complaint).recipients()).containsExactly(EmailAddress.of("abuse@sender.example"), SIGNED);
    }

    @Test
    void a_person_who_forwards_a_mail_does_not_answer_where_it_came_from() {
        String forwarded = """
                From: bob@customer.example
                To: desk@sender.example
                Subject: Fwd: Quick question
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="f1"

                --f1
                Content-Type: text/plain

                Can you look at this?
                --f1
                Content-Type: message/rfc822

                Return-Path: <%s>
                From: tyler@sender.example
                To: bob@customer.example
                Subject: Quick question

                Hello
                --f1--
                """.formatted(TOKEN);
        assertThat(read(forwarded).recipients()).containsExactly(EmailAddress.of("desk@sender.example"));
    }

    private static InboundEmail read(String mail) {
        return new EmailReader(Set.of()).read(Mails.bytes(mail), Instant.parse("2026-03-04T12:00:00Z"));
    }
}
