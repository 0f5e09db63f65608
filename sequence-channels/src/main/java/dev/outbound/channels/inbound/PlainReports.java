package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Delivery reports in no standard form: Exim's, qmail's and those of many a gateway.
 */
final class PlainReports {

    private static final Pattern RETURNED = Pattern.compile(
            "(?i)\\n[ >*=-]{0,40}(?:this is a copy of|below this line is a copy|original message|returned message|a copy of the original|unsent message|message header|the header)[^\\n]{0,80}\\n");
    private static final Pattern ALONE =
            Pattern.compile("(?im)^[ \\t*]*[<\"]?([^\\s<>:;,()\"]{1,64}@[^\\s<>:;,()\"]{1,255})[>\"]?:?");
    private static final Pattern NAMED =
            Pattern.compile("(?m)^[ \\t]*[<\"]([^\\s<>:;,()\"]{1,64}@[^\\s<>:;,()\"]{1,255})[>\"]:");
    private static final Pattern LABELLED = Pattern.compile(
            "(?iu)(?:address|recipient|user ?id|user|rcpt to|delivering to|deliver to|message to|attempts|mail to|email to)s?[^\\n@]{0,20}[ :<\\t(]([^\\s<>:;,()\"]{1,64}@[^\\s<>:;,()\"]{1,255})");
    private static final Pattern WRITTEN_TO = Pattern.compile("(?im)^[ >\\t]*(?:x-original-to|to):[^\\n]{0,200}");
    private static final int LOOKED_AT = 5_000;
    private static final int MAX_RECIPIENTS = 100;

    private PlainReports() {}

    static Optional<InboundKind> judge(Mail mail) {
        String told = told(mail);
        return Evidence.of(mail, told)
                ? Optional.of(new InboundKind.DeliveryReport(reports(mail, told)))
                : Optional.empty();
    }

    /** One report for each address that stands before a colon, as qmail and Postfix write them; else one about the mail. */
    static List<Report> reports(Mail mail, String told) {
        List<MatchResult> named =
                NAMED.matcher(told).results().limit(MAX_RECIPIENTS).toList();
        var reports = new ArrayList<Report>();
        for (int i = 0; i < named.size(); i++) {
            int end = i + 1 < named.size() ? named.get(i + 1).start() : told.length();
            String about = told.substring(named.get(i).start(), end);
            EmailAddress.parse(named.get(i).group(1))
                    .filter(address -> isRecipient(mail, address))
                    .ifPresent(address -> reports.add(report(mail, about, Optional.of(address))));
        }
        return reports.size() > 1 ? reports : List.of(report(mail, told, recipient(mail, told)));
    }

    private static Report report(Mail mail, String told, Optional<EmailAddress> recipient) {
        String status = Verdicts.status("", told);
        return new Report(Verdicts.ofWords(status, told), recipient, mail.returnedIds(), status);
    }

    private static Optional<EmailAddress> recipient(Mail mail, String told) {
        List<EmailAddress> named = mail.headers().addresses("x-failed-recipients");
        if (!named.isEmpty()) {
            return Optional.of(named.get(0));
        }
        return first(mail, ALONE, told)
                .or(() -> first(mail, LABELLED, told))
                .or(() -> mail.returned().stream()
                        .flatMap(headers -> headers.addresses("x-original-to", "to").stream())
                        .findFirst())
                .or(() -> address(mail, told))
                .or(() -> WRITTEN_TO
                        .matcher(mail.text())
                        .results()
                        .limit(20)
                        .flatMap(line -> address(mail, line.group()).stream())
                        .findFirst());
    }

    private static Optional<EmailAddress> first(Mail mail, Pattern pattern, String told) {
        return pattern.matcher(told)
                .results()
                .limit(MAX_RECIPIENTS)
                .flatMap(found -> EmailAddress.parse(found.group(1)).stream())
                .filter(found -> isRecipient(mail, found))
                .findFirst();
    }

    private static Optional<EmailAddress> address(Mail mail, String text) {
        return Headers.addressesIn(text).stream()
                .filter(found -> isRecipient(mail, found))
                .findFirst();
    }

    private static boolean isRecipient(Mail mail, EmailAddress address) {
        return mail.headers().addresses("from", "to", "return-path", "delivered-to").stream()
                .noneMatch(other -> other.key().equals(address.key()));
    }

    /** What the mail system says, without the mail it returns below. */
    static String told(Mail mail) {
        String text = mail.text();
        Matcher returned = RETURNED.matcher(text);
        String above = returned.find() && returned.start() > 40 ? text.substring(0, returned.start()) : text;
        return above.length() > LOOKED_AT ? above.substring(0, LOOKED_AT) : above;
    }
}
