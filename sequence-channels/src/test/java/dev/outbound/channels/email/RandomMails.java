package dev.outbound.channels.email;

import dev.outbound.address.EmailAddress;
import dev.outbound.dispatch.OutboundMessage.Body;
import dev.outbound.dispatch.OutboundMessage.Email;
import dev.outbound.dispatch.OutboundMessage.Mailbox;
import dev.outbound.dispatch.OutboundMessage.Threading;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Mails with everything that has ever confused a mail server: long lines, blanks at line ends, dots, other scripts. */
final class RandomMails {

    private static final List<String> SUBJECTS = List.of(
            "Quick question",
            "Grüße aus Köln – schönes Wochenende",
            "日本語の件名はとても長いのでエンコードされた単語がいくつも必要になりますね",
            "😀 four bytes each 😀😀😀😀😀😀😀😀😀😀",
            "two  spaces,  again  and  again,  until  the  line  is  longer  than  seventy-six  characters,  yes",
            "=?utf-8?q?looks_encoded?=",
            ".",
            "From: looks like a field; b=; h=from:to");
    private static final List<String> LINES = List.of(
            "",
            "",
            ".",
            "..",
            ".hidden",
            " begins with a blank",
            "ends with blanks   ",
            "ends with a tab\t",
            "\t",
            "   ",
            "From the beginning",
            "two  spaces   and\ttabs",
            "Grüße, 日本語, 😀",
            "=3D looks encoded =",
            "a line that is just a little longer than the seventy-six characters that quoted-printable has",
            "--=_looks-like-a-boundary--");

    private RandomMails() {}

    static Email next(Random random) {
        Email mail = Emails.email(
                new Mailbox(one(random, List.of("Tyler", "Tyler Dürden", "Durden, Tyler")), from()),
                one(random, SUBJECTS));
        mail = Emails.with(mail, new Body(text(random), "<p>" + text(random) + "</p>"));
        String parent = "<p" + random.nextInt(1_000) + "@customer.example>";
        return Emails.with(
                mail,
                Emails.LINK,
                new Threading(
                        mail.threading().messageId(), Optional.of(parent), List.of("<root@sender.example>", parent)));
    }

    private static EmailAddress from() {
        return EmailAddress.of("tyler@sender.example");
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int lines = random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            text.append(random.nextInt(10) == 0 ? "x".repeat(random.nextInt(3_000)) : one(random, LINES));
            text.append(one(random, List.of("\n", "\r\n", "\n\n\n")));
        }
        return text.toString();
    }

    private static <T> T one(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
