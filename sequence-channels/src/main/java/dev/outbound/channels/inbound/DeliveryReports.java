package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.Report;
import dev.outbound.inbound.InboundKind.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Delivery reports in the form of RFC 3464. */
final class DeliveryReports {

    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_DIAGNOSTIC = 2_000;
    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9-]{1,60}):\\s*(.*)");

    private DeliveryReports() {}

    /** A report, or one that a mail system passes on. */
    static Optional<InboundKind> judge(Mail mail) {
        Optional<InboundKind> report = written(mail);
        if (report.isPresent() || !(Machines.isMailSystem(mail) || mail.hasNullSender())) {
            return report;
        }
        return mail.root()
                .parts()
                .filter(Part::isReturnedMail)
                .flatMap(part -> part.children().stream())
                .map(inner -> Mail.of(inner, mail.own()))
                .filter(Machines::isMailSystem)
                .flatMap(inner -> written(inner).stream())
                .findFirst();
    }

    private static Optional<InboundKind> written(Mail mail) {
        Optional<Part> status = mail.part("message/delivery-status", "message/global-delivery-status");
        boolean form =
                mail.reportType().equals("delivery-status") || (mail.root().isMultipart() && status.isPresent());
        if (!form) {
            return Optional.empty();
        }
        String written = status.map(Part::text).orElse(mail.text());
        List<Report> reports = reports(mail, written);
        return Optional.of(new InboundKind.DeliveryReport(
                reports.isEmpty() ? PlainReports.reports(mail, PlainReports.told(mail)) : reports));
    }

    /** A field of a new recipient begins a new report, whether or not a blank line stands before it. */
    private static List<Report> reports(Mail mail, String written) {
        var reports = new ArrayList<Report>();
        Map<String, String> fields = new LinkedHashMap<>();
        String last = "";
        for (String line : written.split("\n", 5_000)) {
            Matcher field = FIELD.matcher(line.strip());
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (folded && !last.isEmpty()) {
                fields.merge(last, " " + line.strip(), (a, b) -> a.length() > MAX_DIAGNOSTIC ? a : a + b);
            } else if (field.matches()) {
                String name = field.group(1).toLowerCase(Locale.ROOT);
                if (isNext(name, fields)) {
                    report(mail, fields).ifPresent(reports::add);
                    fields.clear();
                }
                last = name;
                fields.putIfAbsent(name, field.group(2).strip());
            } else if (line.isBlank()) {
                last = "";
                if (fields.containsKey("final-recipient") && fields.containsKey("status")) {
                    report(mail, fields).ifPresent(reports::add);
                    fields.clear();
                }
            }
        }
        report(mail, fields).ifPresent(reports::add);
        return reports.size() > MAX_RECIPIENTS ? reports.subList(0, MAX_RECIPIENTS) : reports;
    }

    private static boolean isNext(String name, Map<String, String> fields) {
        boolean recipient = name.equals("final-recipient") || name.equals("original-recipient");
        return recipient && fields.containsKey(name);
    }

    private static Optional<Report> report(Mail mail, Map<String, String> fields) {
        if (!fields.containsKey("final-recipient")
                && !fields.containsKey("original-recipient")
                && !fields.containsKey("action")) {
            return Optional.empty();
        }
        String diagnostic = fields.getOrDefault("diagnostic-code", "");
        String status = Verdicts.status(fields.getOrDefault("status", ""), diagnostic);
        String action = word(fields.getOrDefault("action", ""));
        Verdict verdict = Verdicts.of(action, status, diagnostic, PlainReports.told(mail));
        Optional<EmailAddress> recipient = recipient(fields.getOrDefault("original-recipient", ""))
                .or(() -> recipient(fields.getOrDefault("final-recipient", "")));
        return Optional.of(new Report(verdict, recipient, mail.returnedIds(), status));
    }

    private static String word(String value) {
        Matcher word = Pattern.compile("^[A-Za-z]+").matcher(value.strip());
        return word.find() ? word.group().toLowerCase(Locale.ROOT) : "";
    }

    private static Optional<EmailAddress> recipient(String field) {
        return Headers.addressesIn(field.substring(field.indexOf(';') + 1)).stream()
                .findFirst();
    }
}
