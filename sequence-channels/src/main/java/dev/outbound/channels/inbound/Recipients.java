package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundKind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom a mail is for. The address a mail system delivered it to may stand in one of its own fields only; which one that is,
 * each decides for itself. A report or complaint belongs, besides, to the envelope sender of the mail it is about.
 */
final class Recipients {

    private static final String[] FIELDS = {
        "to",
        "cc",
        "bcc",
        "apparently-to",
        "resent-to",
        "delivered-to",
        "envelope-to",
        "original-recipient",
        "x-original-to",
        "x-delivered-to",
        "x-envelope-to",
        "x-forwarded-to",
        "x-rcpt-to"
    };
    private static final int HOPS = 50;
    private static final Pattern FOR = Pattern.compile("(?i)\\bfor\\s{1,10}(<?[^\\s<>;]{1,320}>?)");
    private static final Pattern MAIL_FROM =
            Pattern.compile("(?im)^(?:original-mail-from|x-original-mail-from):([^\\n]{1,400})");

    private Recipients() {}

    static List<EmailAddress> of(Mail mail, InboundKind kind) {
        Headers headers = mail.headers();
        Stream<EmailAddress> named = headers.addresses(FIELDS).stream();
        Stream<EmailAddress> handedOn = headers.fields().stream()
                .filter(field -> field.name().equals("received"))
                .limit(HOPS)
                .flatMap(field -> FOR.matcher(field.value()).results().map(found -> found.group(1)))
                .flatMap(address -> Headers.addressesIn(address).stream());
        return Stream.of(named, handedOn, returned(mail, kind))
                .flatMap(addresses -> addresses)
                .distinct()
                .toList();
    }

    private static Stream<EmailAddress> returned(Mail mail, InboundKind kind) {
        boolean isAboutAnother = kind instanceof InboundKind.DeliveryReport || kind instanceof InboundKind.Complaint;
        if (!isAboutAnother) {
            return Stream.empty();
        }
        Stream<EmailAddress> inMail = mail.returned().map(headers -> headers.addresses("return-path")).stream()
                .flatMap(List::stream);
        Stream<EmailAddress> inReport = mail.part("message/feedback-report").map(Part::text).stream()
                .flatMap(text -> MAIL_FROM.matcher(text).results())
                .map(MatchResult::group)
                .flatMap(line -> Headers.addressesIn(line).stream());
        return Stream.concat(inMail, inReport);
    }
}
