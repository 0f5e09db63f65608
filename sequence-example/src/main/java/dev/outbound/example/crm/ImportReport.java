package dev.outbound.example.crm;

import java.util.List;
import java.util.Optional;

/**
 * What became of a file, row by row.
 *
 * @param refusal why the file as a whole was not read, with nothing imported
 * @param rows in the order of the file; empty if it could not be read at all
 */
public record ImportReport(Optional<String> refusal, List<Row> rows) {

    /** What became of a row. */
    public enum Outcome {
        /** The person is in the CRM now. */
        IMPORTED,
        /** Somebody with the same id, email, or phone and name was there already or stood further up in the file. */
        DUPLICATE,
        /** The row breaks a rule; because of it nothing of the file was imported. */
        INVALID,
        /** The row is right, but another one is not. */
        HELD_BACK
    }

    /**
     * What became of one row.
     *
     * @param line the number of the line of the file on which the row starts; the header is line 1
     * @param reason the field, the masked value and the rule; empty for rows that are all right
     */
    public record Row(long line, Outcome outcome, String reason) {}

    public ImportReport {
        rows = List.copyOf(rows);
    }

    static ImportReport refused(String why) {
        return new ImportReport(Optional.of(why), List.of());
    }

    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** Whether the file was taken; if not, nothing of it was. */
    public boolean accepted() {
        return refusal.isEmpty() && count(Outcome.INVALID) == 0;
    }

    /** The report in one sentence. */
    public String summary() {
        if (refusal.isPresent()) {
            return "Nothing was imported: " + refusal.get() + ".";
        }
        if (!accepted()) {
            return "Nothing was imported: %d of %d rows are invalid. Correct them and import the file again."
                    .formatted(count(Outcome.INVALID), rows.size());
        }
        return "%d imported, %d duplicates left out.".formatted(count(Outcome.IMPORTED), count(Outcome.DUPLICATE));
    }
}
