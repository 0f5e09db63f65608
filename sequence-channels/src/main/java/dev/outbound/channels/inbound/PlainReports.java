package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.Report;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Delivery reports in no standard form: Exim's, qmail's and those of many a gateway. Two signs are asked for, because a
 * person may forward such a report or speak of one.
 */
final class PlainReports {

    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)undeliver(?:ed|able)|delivery (?:status notification|failure|failed|problem|error|report|notification|has failed|unsuccessful)"
                    + "|mail delivery (?:failed|failure|error|system)|(?:^|: ?)failure notice|returned mail|mail (?:could not be|not) delivered|non[- ]?delivery|(?:message|mail) (?:delivery )?(?:status|failure|not delivered|error)"
                    + "|returned to sender|message (?:could not|couldn't) be delivered|nondeliverable|could not send message|(?:mail|warning): could not send|mail system error|unzustellbar|non remis|failed delivery|permanent (?:delivery )?failure|user unknown|unable to deliver|rejected mail");
    private static final Pattern BODY = Pattern.compile(
            "(?i)this is the qmail-send program|i'?m afraid i wasn'?t able to deliver|message that you sent could not be delivered"
                    + "|(?:could|was|can) ?not be delivered|couldn'?t be delivered|(?:delivery|deliver) (?:to|of)[^\\n]{0,120}(?:failed|failure)|failed permanently|permanent (?:fatal )?errors?|undelivered|undeliverable|unable to deliver"
                    + "|delivery (?:has )?(?:failed|failure)|did not reach the following|this is (?:the mail system|a permanent error)|following address(?:es)? (?:had|failed)|returned (?:below|to sender)|not delivered|failed to deliver|could not deliver|was not (?:delivered|able to)");
    private static final Pattern RETURNED = Pattern.compile(
            "(?i)\\n[ >*=-]{0,40}(?:this is a copy of|below this line is a copy|original message|returned message|a copy of the original|unsent message|message header|the header)[^\\n]{0,80}\\n");
    private static final Pattern ALONE =
            Pattern.compile("(?im)^[ \\t]*<?([^\\s<>:;,()]{1,64}@[^\\s<>:;,()]{1,255})>?:?");
    private static final int LOOKED_AT = 5_000;

    private PlainReports() {}

    static Optional<InboundKind> judge(Mail mail) {
        if (isReport(mail)) {
            return Optional.of(new InboundKind.DeliveryReport(List.of(report(mail))));
        }
        return Optional.empty();
    }

    private static boolean isReport(Mail mail) {
        Headers headers = mail.headers();
        boolean failed = headers.has("x-failed-recipients");
        boolean system = Machines.isMailSystem(mail) || mail.hasNullSender();
        boolean subject = SUBJECT.matcher(mail.subject()).find();
        boolean body = BODY.matcher(told(mail)).find();
        return failed
                || (system && (subject || body))
                || (subject && body && mail.returned().isPresent());
    }

    static Report report(Mail mail) {
        String told = told(mail);
        String status = Verdicts.status("", told);
        return new Report(Verdicts.of("", status, told), recipient(mail, told), mail.returnedIds(), status);
    }

    private static Optional<EmailAddress> recipient(Mail mail, String told) {
        List<EmailAddress> named = mail.headers().addresses("x-failed-recipients");
        if (!named.isEmpty()) {
            return Optional.of(named.get(0));
        }
        Matcher alone = ALONE.matcher(told);
        while (alone.find()) {
            Optional<EmailAddress> address =
                    EmailAddress.parse(alone.group(1)).filter(found -> isRecipient(mail, found));
            if (address.isPresent()) {
                return address;
            }
        }
        return mail.returned()
                .flatMap(headers ->
                        headers.addresses("x-original-to", "to").stream().findFirst())
                .or(() -> Headers.addressesIn(told).stream()
                        .filter(found -> isRecipient(mail, found))
                        .findFirst());
    }

    private static boolean isRecipient(Mail mail, EmailAddress address) {
        return mail.headers().addresses("from", "to", "return-path", "delivered-to").stream()
                .noneMatch(other -> other.key().equals(address.key()));
    }

    /** What the mail system says, without the mail it returns below. */
    private static String told(Mail mail) {
        String text = mail.text();
        Matcher returned = RETURNED.matcher(text);
        String above = returned.find() && returned.start() > 40 ? text.substring(0, returned.start()) : text;
        return above.length() > LOOKED_AT ? above.substring(0, LOOKED_AT) : above;
    }
}
