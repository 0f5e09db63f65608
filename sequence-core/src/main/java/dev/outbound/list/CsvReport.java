package dev.outbound.list;

import dev.outbound.list.CsvRow.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a file. Constant in size, however long the file.
 *
 * @param counts rows per outcome; all four are present
 * @param remarkable the first rows that are not MATCHED, in the order of the file, at most {@link #MOST_REMARKABLE}
 * @param stopped why the rest of the file was not read, for people; empty if all of it was
 */
public record CsvReport(Map<Outcome, Long> counts, List<CsvRow> remarkable, Optional<String> stopped) {

    /** How many rows a report holds at most. */
    public static final int MOST_REMARKABLE = 1_000;

    public CsvReport {
        counts = Map.copyOf(counts);
        remarkable = List.copyOf(remarkable);
    }

    /** How many rows had that outcome. */
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** How many members the list got. */
    public long added() {
        return count(Outcome.MATCHED);
    }
}
