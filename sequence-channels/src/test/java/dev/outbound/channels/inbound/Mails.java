package dev.outbound.channels.inbound;

import java.nio.charset.StandardCharsets;

/** Mails that come in. */
final class Mails {

    static final String SENT = "<touch-1@sender.example>";

    private Mails() {}

    static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Bob's answer. */
    static String reply(String body) {
        return """
                From: Bob Smith <bob@customer.example>
                To: tyler@sender.example
                Subject: Re: Quick question
                Message-ID: <answer-1@customer.example>
                In-Reply-To: %s
                References: <root@sender.example> %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                """.formatted(SENT, SENT) + body;
    }

    /** A mail with these further headers and that body. */
    static String from(String from, String subject, String headers, String body) {
        return "From: " + from + "\nTo: tyler@sender.example\nSubject: " + subject + "\n" + headers + "\n" + body;
    }

    /** A delivery report of RFC 3464 about one recipient. */
    static String report(String fields) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.relay.example
                To: tyler@sender.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <dsn-1@mx.relay.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                I am sorry to have to inform you that your message could not be delivered.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.relay.example

                %s

                --b1
                Content-Type: text/rfc822-headers

                From: tyler@sender.example
                To: bob@customer.example
                Message-ID: %s
                Subject: Quick question

                --b1--
                """.formatted(fields, SENT);
    }

    /** A complaint of RFC 5965. */
    static String complaint(String type) {
        return """
                From: feedback@provider.example
                To: abuse@sender.example
                Subject: FW: Quick question
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="c1"

                --c1
                Content-Type: text/plain

                This is an email abuse report.

                --c1
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Provider-FBL/1.0
                Version: 1

                --c1
                Content-Type: message/rfc822

                From: tyler@sender.example
                To: redacted@provider.example
                Message-ID: %s
                Subject: Quick question

                Hello
                --c1--
                """.formatted(type, SENT);
    }
}
