package dev.outbound.channels.email;

import java.util.List;

/** Mails that come in, full of what must not be logged: answers, reports, complaints, and broken ones. */
final class CanaryMails {

    private static final String FROM = "From: " + Canaries.NAME + " <" + Canaries.ADDRESS + ">\n";

    private CanaryMails() {}

    /** All of them, those that answer or report naming that message. */
    static List<String> all(String messageId) {
        String answers = FROM + "To: tyler@mail.acme.example\nIn-Reply-To: " + messageId + "\n";
        return List.of(
                answers + "Message-ID: <away@p.example>\nSubject: Automatic reply\nAuto-Submitted: auto-replied\n\n"
                        + Canaries.WORDS,
                answers + "Message-ID: <1@p.example>\nSubject: Re: " + Canaries.WORDS + "\n\n" + Canaries.WORDS,
                answers + "Message-ID: <2@p.example>\nSubject: x\n\nPlease unsubscribe me. " + Canaries.NAME,
                FROM + "Subject: to nobody " + Canaries.WORDS + "\n\n" + Canaries.WORDS,
                report(messageId, "failed", "5.1.1"),
                report(messageId, "delayed", "4.2.2"),
                report("<forged@elsewhere.example>", "failed", "5.1.1"),
                complaint(messageId),
                "From: <<zanzibar@@\nTo: ,,,;\nContent-Type: multipart/mixed; boundary=\n\n--\n" + Canaries.WORDS,
                "Content-Type: text/plain; charset=zanzibar\nContent-Transfer-Encoding: zanzibar\n\n=?zanzibar?q?x?=",
                "Subject: =?utf-8?b?" + "////".repeat(50) + "?=\n" + FROM + "\n\0\1\2" + Canaries.WORDS,
                Canaries.WORDS,
                "");
    }

    private static String report(String messageId, String action, String status) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.relay.example
                Message-ID: <dsn-%s@mx.relay.example>
                Subject: Undelivered Mail
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                %s could not be delivered: %s
                --b1
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 <%s> %s

                --b1
                Content-Type: text/rfc822-headers

                To: %s
                Message-ID: %s
                Subject: %s

                --b1--
                """.formatted(
                        action + messageId.length(),
                        Canaries.ADDRESS,
                        Canaries.WORDS,
                        Canaries.ADDRESS,
                        action,
                        status,
                        Canaries.ADDRESS,
                        Canaries.NAME,
                        Canaries.ADDRESS,
                        messageId,
                        Canaries.WORDS);
    }

    private static String complaint(String messageId) {
        return """
                From: feedback@provider.example
                Message-ID: <arf@provider.example>
                Subject: FW: %s
                Content-Type: multipart/report; report-type=feedback-report; boundary="c1"

                --c1
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                Original-Rcpt-To: %s

                --c1
                Content-Type: message/rfc822

                To: %s
                Message-ID: %s

                %s
                --c1--
                """.formatted(Canaries.WORDS, Canaries.ADDRESS, Canaries.ADDRESS, messageId, Canaries.WORDS);
    }
}
