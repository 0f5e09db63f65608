package dev.outbound.channels.inbound;

import dev.outbound.channels.inbound.Corpus.Row;
import dev.outbound.channels.inbound.Figures.Share;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is recognised of a set of mails. */
final class Measure {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Set<String> SUPPRESSING = Set.of("abuse", "fraud", "opt-out", "");

    final Figures byLabel = new Figures();
    final Figures byOurRules = new Figures();
    final Map<String, Integer> labelsOfOtherRules = new TreeMap<>();
    final Map<String, Integer> misses = new TreeMap<>();
    private final Judged judged = new Judged();
    private final EmailReader reader = new EmailReader(Set.of());

    private int visible;
    private int visibleExact;
    private int visibleWithoutQuotes;
    private int recipients;
    private int recipientsNamed;
    private int complaints;
    private int complaintsByType;
    private int dated;

    void read(List<Row> rows) throws IOException {
        for (Row row : rows) {
            read(row);
        }
    }

    private void read(Row row) throws IOException {
        InboundEmail email = reader.read(row.bytes(), received(row));
        if (row.label().equals("malformed")) {
            return;
        }
        String told = told(email.kind());
        String ours = judged.of(row).map(Judged.Entry::label).orElse(row.label());
        byLabel.add(row.label(), told);
        byOurRules.add(ours, told);
        judged.of(row)
                .ifPresent(entry -> labelsOfOtherRules.merge(
                        row.label() + ", by our rules " + entry.label() + ": " + entry.because(), 1, Integer::sum));
        boolean right = ours.equals(told)
                || (ours.equals(Figures.OTHER) && !told.equals(Figures.HARD) && !told.equals(Figures.SOFT));
        if (!right) {
            misses.merge(ours + " taken for " + told, 1, Integer::sum);
        }
        recipient(row, email.kind());
        visible(row, email.text());
        if (email.kind() instanceof InboundKind.Complaint complaint) {
            complaints++;
            complaintsByType += complaint.suppresses() == SUPPRESSING.contains(row.feedback()) ? 1 : 0;
        }
        if (email.kind() instanceof InboundKind.AutoReply auto) {
            dated += auto.returnDate().isPresent() ? 1 : 0;
        }
    }

    /** The day the mail itself gives, for "until 5 May" means the next one. */
    private static Instant received(Row row) throws IOException {
        String date = MailParser.parse(row.bytes()).headers().plain("date");
        try {
            String plain = date.replaceAll(" [a-z]{3,4}$", " +0000");
            return ZonedDateTime.parse(titled(plain), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unknown) {
            return NOW;
        }
    }

    private static String titled(String date) {
        var titled = new StringBuilder();
        for (String word : date.split(" ", -1)) {
            titled.append(titled.isEmpty() ? "" : " ")
                    .append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return titled.toString();
    }

    private void recipient(Row row, InboundKind kind) {
        if (kind instanceof InboundKind.DeliveryReport report
                && !row.recipient().isEmpty()) {
            recipients++;
            recipientsNamed += report.reports().stream()
                            .flatMap(each -> each.recipient().stream())
                            .anyMatch(address -> row.recipient()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(address.value().toLowerCase(Locale.ROOT)))
                    ? 1
                    : 0;
        }
    }

    private void visible(Row row, String text) throws IOException {
        if (row.visible().isEmpty()) {
            return;
        }
        String wanted = Files.readString(row.file().resolveSibling(row.visible()), StandardCharsets.UTF_8);
        visible++;
        visibleExact += squeezed(wanted).equals(squeezed(text)) ? 1 : 0;
        visibleWithoutQuotes += squeezed(withoutQuotes(wanted)).equals(squeezed(withoutQuotes(text))) ? 1 : 0;
    }

    private static String withoutQuotes(String text) {
        return text.replaceAll("(?m)^>.*$", "");
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    Share visibleExact() {
        return new Share(visibleExact, visible);
    }

    Share visibleWithoutQuotes() {
        return new Share(visibleWithoutQuotes, visible);
    }

    Share recipientsNamed() {
        return new Share(recipientsNamed, recipients);
    }

    Share complaintsByType() {
        return new Share(complaintsByType, complaints);
    }

    int dated() {
        return dated;
    }

    /** A challenge is an automatic reply that is no reply. */
    private static String told(InboundKind kind) {
        return kind.fold(
                reply -> Figures.HUMAN,
                auto -> Figures.AUTOMATIC,
                report -> worst(report.reports().stream()
                        .map(InboundKind.Report::verdict)
                        .toList()),
                complaint -> Figures.COMPLAINT,
                notice -> notice.what().equals("challenge") ? Figures.AUTOMATIC : "notice");
    }

    private static String worst(List<Verdict> verdicts) {
        if (verdicts.contains(Verdict.HARD)) {
            return Figures.HARD;
        }
        return verdicts.contains(Verdict.SOFT) || verdicts.contains(Verdict.SENDER_PROBLEM)
                ? Figures.SOFT
                : Figures.DELIVERED;
    }
}
