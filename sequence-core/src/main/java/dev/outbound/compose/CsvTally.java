package dev.outbound.compose;

import dev.outbound.list.CsvReport;
import dev.outbound.list.CsvRow;
import dev.outbound.list.CsvRow.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts rows and keeps the first that a person has to look at. */
final class CsvTally {

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<CsvRow> remarkable = new ArrayList<>();

    CsvTally() {
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0L);
        }
    }

    void add(CsvRow row) {
        counts.merge(row.outcome(), 1L, Long::sum);
        if (row.outcome() != Outcome.MATCHED && remarkable.size() < CsvReport.MOST_REMARKABLE) {
            remarkable.add(row);
        }
    }

    CsvReport report(Optional<String> stopped) {
        return new CsvReport(counts, remarkable, stopped);
    }
}
