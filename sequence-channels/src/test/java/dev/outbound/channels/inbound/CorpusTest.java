package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.inbound.Corpus.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs where the folder of a corpus is named; writes its results where a file for them is. */
@EnabledIfEnvironmentVariable(named = "OUTBOUND_DATA", matches = ".+")
class CorpusTest {

    static final int MALFORMED = 98;
    /** Measured once, before a mail of the second half had been read. */
    static final String FIRST_MEASURED = """
            * 83 of its 95 bounces and mails that look like one were taken for what they are by our rules (87 %); the other twelve
              for something milder: ten for soft instead of hard, two for no bounce
            * 57 of 57 people's replies and 16 of 16 complaints; 20 of 26 visible texts were exact
            """.strip();

    @Test
    void bounces_people_and_machines_are_told_apart() throws IOException {
        List<Row> rows = Corpus.in(Path.of(System.getenv().getOrDefault("OUTBOUND_DATA", "."), "mail"));
        Measure all = measured(rows);
        Optional<String> results = Optional.ofNullable(System.getenv("OUTBOUND_RESULTS"));
        if (results.isPresent()) {
            Measure known = measured(rows.stream().filter(Row::isKnown).toList());
            Measure heldOut =
                    measured(rows.stream().filter(row -> !row.isKnown()).toList());
            Path page = Path.of(results.get());
            Files.writeString(page, ResultsPage.of(all, known, heldOut) + mailOut(page), StandardCharsets.UTF_8);
        }
        assertThat(rows).filteredOn(row -> row.label().equals("malformed")).hasSize(MALFORMED);
        assertThat(all.byOurRules.threeWays().percent()).isGreaterThanOrEqualTo(97);
        assertThat(all.byLabel.recall(Figures.HUMAN).percent()).isEqualTo(100);
        assertThat(all.byOurRules.precision(Figures.AUTOMATIC).percent()).isEqualTo(100);
        assertThat(all.byOurRules.recall(Figures.AUTOMATIC).percent()).isGreaterThanOrEqualTo(95);
        assertThat(all.byLabel.recall(Figures.COMPLAINT).percent()).isEqualTo(100);
        assertThat(all.complaintsByType().percent()).isEqualTo(100);
        assertThat(all.visibleWithoutQuotes().percent()).isGreaterThanOrEqualTo(90);
    }

    /** What the page says of the mail that goes out was measured elsewhere, and stays. */
    private static String mailOut(Path page) throws IOException {
        String before = Files.exists(page) ? Files.readString(page) : "";
        int at = before.indexOf("\n# Mail out");
        return at < 0 ? "" : before.substring(at);
    }

    private static Measure measured(List<Row> rows) throws IOException {
        var measure = new Measure();
        measure.read(rows);
        return measure;
    }
}
