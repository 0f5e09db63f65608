package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.inbound.Corpus.Row;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs where the folder of a corpus is named, and prints how much of it is recognised. */
@EnabledIfEnvironmentVariable(named = "OUTBOUND_DATA", matches = ".+")
class CorpusTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final Map<String, Map<String, Integer>> figures = new TreeMap<>();
    private final Map<String, Integer> matches = new TreeMap<>();

    @Test
    void no_persons_reply_is_taken_for_a_bounce_or_complaint_and_nothing_throws() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Row row : Corpus.in(Path.of(System.getenv().getOrDefault("OUTBOUND_DATA", "."), "mail"))) {
            InboundEmail email = new EmailReader(Set.of()).read(row.bytes(), NOW);
            String told = told(email.kind());
            figures.computeIfAbsent(row.label(), key -> new TreeMap<>()).merge(told, 1, Integer::sum);
            recipient(row, email.kind());
            visible(row, email.text());
            detail(row.label() + " | " + told + " | " + row.reason() + " | " + row.status() + " | " + row.file());
            if (row.label().equals("human-reply") && !told.startsWith("human")) {
                wrong.add(row.file() + ": " + told);
            }
        }
        figures.forEach((label, judged) -> System.out.println("corpus: " + label + " -> " + judged));
        System.out.println("corpus: " + matches);
        assertThat(figures).containsKey("human-reply");
        assertThat(wrong).isEmpty();
    }

    private void recipient(Row row, InboundKind kind) {
        if (kind instanceof InboundKind.DeliveryReport report
                && !row.recipient().isEmpty()) {
            boolean named = report.reports().stream()
                    .flatMap(each -> each.recipient().stream())
                    .anyMatch(address -> row.recipient()
                            .toLowerCase(Locale.ROOT)
                            .contains(address.value().toLowerCase(Locale.ROOT)));
            matches.merge("recipient " + (named ? "named" : "not named"), 1, Integer::sum);
            if (!named) {
                detail("RECIPIENT " + row.recipient() + " " + row.file());
            }
        }
    }

    private void visible(Row row, String text) throws IOException {
        if (row.visible().isEmpty()) {
            return;
        }
        String wanted = squeezed(Files.readString(row.file().resolveSibling(row.visible()), StandardCharsets.UTF_8));
        boolean same = wanted.equals(squeezed(text));
        matches.merge("visible text " + (same ? "as expected" : "different"), 1, Integer::sum);
        if (!same) {
            detail("VISIBLE " + row.file() + "\n  wanted " + wanted + "\n  got    " + squeezed(text));
        }
    }

    /** For work on the rules: {@code OUTBOUND_CORPUS_DETAIL=1} lists every mail. */
    private static void detail(String line) {
        if (System.getenv("OUTBOUND_CORPUS_DETAIL") != null) {
            System.out.println(line);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String told(InboundKind kind) {
        return kind.fold(
                reply -> reply.asksToStop() ? "human, stop" : "human",
                auto -> "auto-reply" + (auto.returnDate().isPresent() ? ", dated" : ""),
                report -> worst(report.reports().stream()
                        .map(InboundKind.Report::verdict)
                        .toList()),
                complaint -> complaint.suppresses() ? "complaint" : "complaint, recorded only",
                notice -> "notice");
    }

    private static String worst(List<Verdict> verdicts) {
        for (Verdict verdict : List.of(Verdict.HARD, Verdict.SENDER_PROBLEM, Verdict.SOFT)) {
            if (verdicts.contains(verdict)) {
                return "bounce " + verdict;
            }
        }
        return "delivered";
    }
}
