package dev.outbound.compose;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads who is named by a CSV file, a batch of rows at a time and never more: a file may be larger than the memory. */
final class CsvPeople {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final List<String> KNOWN = List.of("contact_id", "email", "phone");
    private static final int MAX_COLUMNS = 200;
    private static final int MAX_CELL = 10_000;
    private static final int MAX_RECORD = 500_000;
    private static final int BUFFER = 1 << 16;

    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int most;
    private int rows;
    private Optional<String> stopped = Optional.empty();

    /** The cells of one row that may name a person, stripped, maybe empty. */
    record Named(long line, String contactId, String email, String phone) {}

    /**
     * Reads the header.
     *
     * @param most how many rows are read at most
     * @throws SequenceException INVALID_VALUE for a file without a usable header
     */
    CsvPeople(Reader text, int most) {
        this.most = most;
        var handler = CsvRecordHandler.builder()
                .maxFields(MAX_COLUMNS)
                .maxFieldSize(MAX_CELL)
                .maxRecordSize(MAX_RECORD)
                .build();
        this.records = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(handler, text)
                .iterator();
        try {
            header();
        } catch (CsvParseException malformed) {
            throw refused("the file is not CSV: " + malformed.getMessage());
        }
    }

    /** The next rows, at most so many; empty at the end. */
    List<Named> next(int limit) {
        List<Named> batch = new ArrayList<>();
        try {
            while (batch.size() < limit && stopped.isEmpty() && records.hasNext()) {
                if (rows == most) {
                    stopped = Optional.of(
                            String.format(Locale.ROOT, "the file has more than %,d rows; only those were read", most));
                    break;
                }
                CsvRecord row = records.next();
                rows++;
                batch.add(new Named(
                        row.getStartingLineNumber(), cell(row, "contact_id"), cell(row, "email"), cell(row, "phone")));
            }
        } catch (CsvParseException malformed) {
            stopped = Optional.of(String.format(
                    Locale.ROOT,
                    "from the row after row %,d on the file is not CSV: %s",
                    rows,
                    malformed.getMessage()));
        }
        return batch;
    }

    /** Why the rest of the file cannot be read. */
    Optional<String> stopped() {
        return stopped;
    }

    private void header() {
        if (!records.hasNext()) {
            throw refused("the file is empty");
        }
        List<String> names = records.next().getFields();
        for (int i = 0; i < names.size(); i++) {
            String raw = names.get(i);
            String name = (raw.startsWith(BYTE_ORDER_MARK) ? raw.substring(1) : raw)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (KNOWN.contains(name) && columns.putIfAbsent(name, i) != null) {
                throw refused("the header has two columns named \"" + name + "\"");
            }
        }
        if (columns.isEmpty()) {
            throw refused("the header names none of the columns contact_id, email and phone");
        }
    }

    private String cell(CsvRecord row, String column) {
        int index = columns.getOrDefault(column, Integer.MAX_VALUE);
        return index < row.getFieldCount() ? row.getField(index).strip() : "";
    }

    private static SequenceException refused(String why) {
        return new SequenceException(ErrorCode.INVALID_VALUE, why);
    }
}
