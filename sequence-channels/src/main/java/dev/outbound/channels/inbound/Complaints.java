package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Complaints of recipients, in the form of RFC 5965 or in Microsoft's. */
final class Complaints {

    private static final Set<String> SUPPRESSING = Set.of("abuse", "fraud", "opt-out", "opt-out-list");
    private static final Pattern TYPE = Pattern.compile("(?im)^feedback-type:\\s*([a-z-]{1,40})");

    private static final String MICROSOFT = "x-hmxmroriginalrecipient";
    private static final Pattern AUTHENTICATION =
            Pattern.compile("(?i)^(?:dmarc|dkim|spf|authentication)\\b.{0,40}\\b(?:forensic|failure|failed)\\b");

    private Complaints() {}

    static Optional<InboundKind> judge(Mail mail) {
        Optional<Part> feedback = mail.part("message/feedback-report");
        if (mail.reportType().equals("feedback-report") || (mail.root().isMultipart() && feedback.isPresent())) {
            boolean suppresses = feedback.map(Part::text)
                    .flatMap(text -> TYPE.matcher(text).results().findFirst())
                    .map(type -> type.group(1).toLowerCase(Locale.ROOT))
                    .filter(SUPPRESSING::contains)
                    .isPresent();
            return Optional.of(new InboundKind.Complaint(suppresses, ids(mail, feedback)));
        }
        if (AUTHENTICATION.matcher(mail.subject()).find() && (Machines.isRobot(mail) || mail.hasNullSender())) {
            return Optional.of(new InboundKind.Complaint(false, mail.returnedIds()));
        }
        if (mail.headers().has(MICROSOFT)) {
            // The mail itself came back, with nothing around it.
            return Optional.of(new InboundKind.Complaint(true, mail.headers().messageIds("message-id")));
        }
        boolean microsoft =
                mail.returned().filter(headers -> headers.has(MICROSOFT)).isPresent()
                        || (mail.from()
                                        .filter(from -> from.value().equalsIgnoreCase("staff@hotmail.com"))
                                        .isPresent()
                                && mail.returned().isPresent());
        return microsoft ? Optional.of(new InboundKind.Complaint(true, mail.returnedIds())) : Optional.empty();
    }

    private static List<String> ids(Mail mail, Optional<Part> feedback) {
        Pattern named = Pattern.compile("(?im)^(?:original-)?message-id:\\s*(<[!-;=?-~]{1,900}>)");
        Stream<String> inReport = feedback.map(Part::text).stream()
                .flatMap(text -> named.matcher(text).results())
                .map(id -> id.group(1));
        return Stream.concat(mail.returnedIds().stream(), inReport).distinct().toList();
    }
}
