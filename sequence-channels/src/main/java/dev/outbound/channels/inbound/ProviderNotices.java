package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.Report;
import dev.outbound.inbound.InboundKind.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Amazon SES tells by mail about a message it was given, as JSON in the text. */
final class ProviderNotices {

    private static final Pattern TYPE = Pattern.compile(
            "^\\s*\\{[^\\n]{0,200}?\"(?:notificationType|eventType)\"\\s*:\\s*\"(Bounce|Complaint|Delivery)\"");
    private static final int LOOKED_AT = 20_000;

    private ProviderNotices() {}

    static Optional<InboundKind> judge(Mail mail) {
        String json = mail.text().length() > LOOKED_AT ? mail.text().substring(0, LOOKED_AT) : mail.text();
        Matcher type = TYPE.matcher(json);
        if (!type.find()) {
            return Optional.empty();
        }
        List<String> ids = value(json, "(?:name\"\\s*:\\s*\"Message-ID\"\\s*,\\s*\"value|messageId)")
                .map(id -> id.startsWith("<") ? id : "<" + id + "@email.amazonses.com>")
                .stream()
                .toList();
        return Optional.of(
                switch (type.group(1)) {
                    case "Complaint" -> new InboundKind.Complaint(true, ids);
                    case "Bounce" -> report(bounce(json), json, ids);
                    default -> report(Verdict.DELIVERED, json, ids);
                });
    }

    private static Verdict bounce(String json) {
        String diagnostic = value(json, "diagnosticCode").orElse("");
        String status = Verdicts.status(value(json, "status").orElse(""), diagnostic);
        return value(json, "bounceType").filter("Transient"::equals).isPresent()
                ? Verdict.SOFT
                : Verdicts.of(value(json, "action").orElse(""), status, diagnostic, diagnostic);
    }

    private static InboundKind report(Verdict verdict, String json, List<String> ids) {
        Optional<EmailAddress> recipient = value(json, "emailAddress")
                .or(() -> value(json, "recipients\"\\s*:\\s*\\[\\s*"))
                .or(() -> value(json, "destination\"\\s*:\\s*\\[\\s*"))
                .flatMap(EmailAddress::parse);
        String status = Verdicts.status(
                value(json, "status").orElse(""), value(json, "smtpResponse").orElse(""));
        return new InboundKind.DeliveryReport(List.of(new Report(verdict, recipient, ids, status)));
    }

    private static Optional<String> value(String json, String name) {
        String before = name.endsWith("*") ? "\"" + name + "\"" : "\"" + name + "\"\\s*:\\s*\"";
        Matcher value = Pattern.compile(before + "([^\"\\n]{1,1000})\"").matcher(json);
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }
}
