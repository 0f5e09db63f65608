package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundEmail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Mails made to waste time and memory, generated on the way. Run as a program, in a small heap of its own: one line for
 * each with what it was taken for and the milliseconds of processor time it took.
 */
final class HostileMails {

    private static final String FROM = "From: bob@customer.example\nTo: tyler@sender.example\n";
    private static final String MIXED = FROM + "Content-Type: multipart/mixed; boundary=x\n\n";
    private static final String HTML = FROM + "Content-Type: text/html; charset=utf-8\n\n";
    private static final String BOUNCE = "Return-Path: <>\nFrom: mailer-daemon@mx.example\nSubject: failure notice\n\n";
    private static final String AWAY = FROM + "Auto-Submitted: auto-replied\n\n";
    private static final int MEGABYTE = 1024 * 1024;

    private HostileMails() {}

    public static void main(String[] arguments) throws IOException {
        var reader = new EmailReader(Set.of());
        for (Map.Entry<String, Supplier<InputStream>> mail : all().entrySet()) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            InboundEmail email = reader.read(mail.getValue().get(), Instant.parse("2026-03-04T12:00:00Z"));
            long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
            System.out.println(millis + "\t" + mail.getKey().replaceAll("\\s+", " ") + "\t"
                    + email.kind().getClass().getSimpleName());
        }
    }

    static Map<String, Supplier<InputStream>> all() {
        Map<String, Supplier<InputStream>> mails = new LinkedHashMap<>();
        mails.put("a plain answer", () -> mail(FROM + "\nHello"));
        structure(mails);
        fields(mails);
        encodings(mails);
        html(mails);
        words(mails);
        return mails;
    }

    private static void structure(Map<String, Supplier<InputStream>> mails) {
        mails.put("200,000 parts", () -> mail(MIXED, "--x\n\na\n", 200_000, "--x--\n"));
        mails.put(
                "200,000 parts with 9 fields each", () -> mail(MIXED, "--x\n" + "a:b\n".repeat(9) + "\n", 200_000, ""));
        mails.put("200 parts of 50,000 characters", () -> mail(MIXED, "--x\n\n" + "a".repeat(50_000) + "\n", 200, ""));
        mails.put("multiparts nested 5,000 deep", () -> nested("multipart/mixed; boundary=b%d\n\n--b%d\n"));
        mails.put("mails nested 5,000 deep", () -> nested("message/rfc822\n\n"));
        mails.put("mails in base64 nested", () -> nested("message/rfc822\nContent-Transfer-Encoding: base64\n\n"));
        mails.put("unclosed boundaries", () -> mail(MIXED, "--xy\n", 2_000_000, ""));
        mails.put(
                "a boundary on every line, nested",
                () -> mail(
                        FROM + "Content-Type: multipart/mixed; boundary=a\n\n",
                        "--a\nContent-Type: multipart/mixed; boundary=a\n\n",
                        100_000,
                        ""));
        mails.put("no boundary at all", () -> mail(MIXED, "--y\nContent-Type: text/plain\n\na\n", 100_000, ""));
        mails.put("50 megabytes of text", () -> mail(FROM + "\n", "All work and no play. \n", 50 * MEGABYTE / 23, ""));
        mails.put("50 megabytes in one line", () -> mail(FROM + "\n", "a".repeat(1_024), 50 * 1_024, ""));
        mails.put("50 megabytes of line ends", () -> mail(FROM + "\n", "\r\n".repeat(512), 50 * 1_024, ""));
        mails.put("50 megabytes of zeros", () -> mail("", "\0".repeat(1_024), 50 * 1_024, ""));
    }

    private static void fields(Map<String, Supplier<InputStream>> mails) {
        mails.put("a header of 1 megabyte", () -> mail("Subject: ", "a ", MEGABYTE / 2, "\n\nHi"));
        mails.put("a header folded 500,000 times", () -> mail("Subject: a\n", " b\n", 500_000, "\nHi"));
        mails.put("100,000 headers", () -> mail("", "X-Header: value\n", 100_000, "\nHi"));
        mails.put("10,000,000 octets of small headers", () -> mail("", "a:\n", 3_300_000, "\nHi"));
        mails.put("100,000 ids", () -> mail("References: ", "<a@b> ", 100_000, "\n\nHi"));
        mails.put("100,000 addresses", () -> mail("To: ", "a@b.example, ", 100_000, "\n\nHi"));
        mails.put("100,000 encoded words", () -> mail("Subject: ", "=?utf-8?q?a?= ", 100_000, "\n\nHi"));
        mails.put("encoded words that never end", () -> mail("Subject: ", "=?utf-8?q?", 100_000, "\n\nHi"));
        mails.put("100,000 parameters", () -> mail("Content-Type: text/plain", "; a=b", 100_000, "\n\nHi"));
        mails.put(
                "a parameter that never ends", () -> mail("Content-Type: text/plain; a=\"", ";   ", 100_000, "\n\nHi"));
    }

    private static void encodings(Map<String, Supplier<InputStream>> mails) {
        for (String charset : List.of("klingon", "utf-99", "", "../../etc", "x".repeat(5_000), "unicode-1-1-utf-7")) {
            mails.put(
                    "charset " + charset.substring(0, Math.min(20, charset.length())),
                    () -> mail(
                            FROM + "Subject: =?" + charset + "?b?w6k=?=\nContent-Type: text/plain; charset=" + charset
                                    + "\n\n",
                            "\u00e9\u00ff",
                            200_000,
                            ""));
        }
        String base64 = FROM + "Content-Transfer-Encoding: base64\n\n";
        mails.put("base64 garbage", () -> mail(base64, "!*=A=", 4_000_000, ""));
        mails.put("base64 in one line", () -> mail(base64, "QUJD", 4_000_000, ""));
        mails.put(
                "quoted-printable garbage",
                () -> mail(FROM + "Content-Transfer-Encoding: quoted-printable\n\n", "= =\t=Z", 2_000_000, ""));
        mails.put(
                "flowed for ever",
                () -> mail(FROM + "Content-Type: text/plain; format=flowed\n\n", "> a \n", 200_000, ""));
    }

    private static void html(Map<String, Supplier<InputStream>> mails) {
        for (String tag : List.of(
                "<div>",
                "<b>",
                "<a href=x>",
                "<b><a><i>",
                "<table><tr><td>",
                "<blockquote><p>x",
                "<select><option>",
                "<form><p>",
                "<",
                "<!--",
                "&amp",
                "<p class='a b c d e'>",
                "<svg><math>",
                "<div style='display:none'>",
                "<br>")) {
            mails.put("html " + tag, () -> mail(HTML, tag, 300_000, ""));
        }
    }

    private static void words(Map<String, Supplier<InputStream>> mails) {
        for (String words : List.of(
                "On a\n",
                "On a <a@a\n",
                "On <a@b> wrote \n",
                "a wrote:\n",
                "2026 2026 :\n",
                "<a@a><a@a>:\n",
                "From: a\nSent: b\n",
                "-- a\n",
                "> ",
                ">\n",
                "please remove me ",
                "do not ",
                "\u00a0")) {
            mails.put("text " + words.strip(), () -> mail(FROM + "\n", words, 300_000, ""));
        }
        for (String words : List.of(
                "user ",
                "user unknown",
                "address host recipient ",
                "550 5.1.1 ",
                "<a@b.example>:\n",
                "a@b.example\n",
                "could not be ",
                "delivery ",
                "message ",
                "mailbox domain ",
                "\n---- original message ",
                "Message-ID: <a@b>\n")) {
            mails.put("report " + words.strip(), () -> mail(BOUNCE, words, 300_000, ""));
        }
        for (String words :
                List.of("until 1 ", "back 1/1/26 ", "bis Mo. ", "1. - ", "12 march ", "march ", "2026-01-01 - ")) {
            mails.put("away " + words.strip(), () -> mail(AWAY, words, 300_000, ""));
        }
        for (int seed = 0; seed < 3; seed++) {
            String salad = salad(seed);
            mails.put("salad as text " + seed, () -> mail(FROM + "\n", salad, 100, ""));
            mails.put("salad as a report " + seed, () -> mail(BOUNCE, salad, 100, ""));
            mails.put("salad as an automatic reply " + seed, () -> mail(AWAY, salad, 100, ""));
        }
        String report = FROM + "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
                + "--x\nContent-Type: message/delivery-status\n\n";
        mails.put(
                "a report about 100,000 people",
                () -> mail(
                        report,
                        "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n\n",
                        100_000,
                        "--x--"));
        mails.put(
                "a report of one folded field",
                () -> mail(report + "Diagnostic-Code: a\n", " user \n", 300_000, "--x--"));
        String complaint = FROM + "Content-Type: multipart/report; report-type=feedback-report; boundary=x\n\n"
                + "--x\nContent-Type: message/feedback-report\n\n";
        mails.put("a complaint of 100,000 ids", () -> mail(complaint, "Message-ID: <a@b>\n", 100_000, "--x--"));
    }

    /** Words the rules look for, in no order. */
    private static String salad(int seed) {
        List<String> words = List.of(
                "on ",
                "wrote",
                ":",
                "\n",
                "> ",
                "<a@b.example>",
                "2026",
                "12.3. ",
                "march ",
                "until ",
                "user ",
                "not found ",
                "mailbox ",
                "could not be delivered ",
                "550 ",
                "5.1.1 ",
                "From: ",
                "Sent: ",
                "-- ",
                "unsubscribe ",
                "me ",
                "list ",
                "please ",
                "do not ",
                "Original Message",
                "host ",
                "spam ",
                "quota ",
                "wieder ",
                "le ",
                "a \u00e9crit ");
        var random = new Random(seed);
        var salad = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            salad.append(words.get(random.nextInt(words.size())));
        }
        return salad.toString();
    }

    private static InputStream nested(String type) {
        List<InputStream> streams = new ArrayList<>(List.of(mail(FROM)));
        for (int i = 0; i < 5_000; i++) {
            streams.add(mail("Content-Type: " + type.replace("%d", String.valueOf(i))));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private static InputStream mail(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static InputStream mail(String head, String body, int times, String end) {
        return new SequenceInputStream(Collections.enumeration(
                List.of(mail(head), new Repeated(body.getBytes(StandardCharsets.ISO_8859_1), times), mail(end))));
    }

    /** The same octets again and again, none of them kept. */
    private static final class Repeated extends InputStream {

        private final byte[] octets;
        private long left;
        private int at;

        private Repeated(byte[] octets, int times) {
            this.octets = octets;
            this.left = (long) octets.length * times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0 && length > 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            for (int i = 0; i < count; i++) {
                into[offset + i] = octets[at];
                at = at + 1 == octets.length ? 0 : at + 1;
            }
            left -= count;
            return count;
        }
    }
}
