package dev.outbound.example.crm;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.outbound.contact.ContactId;
import dev.outbound.example.crm.ImportReport.Outcome;
import dev.outbound.example.crm.ImportReport.Row;
import dev.outbound.store.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads people from a CSV file: UTF-8, commas, a header line. All or nothing: one invalid row and nobody is imported, in one
 * transaction. Duplicates are left out and do not count as invalid.
 */
public final class CsvImport {

    /** The largest file. */
    public static final long MAX_BYTES = 10_000_000;

    private static final int MAX_ROWS = 100_000;
    private static final int MAX_COLUMNS = 200;
    private static final int MAX_CELL = 10_000;
    private static final int MAX_RECORD = 500_000;
    private static final int BUFFER = 1 << 16;

    private final People people;
    private final Ids ids;
    private final String countryCode;

    /**
     * @param ids for people the file gives no id
     * @param countryCode of phone numbers without one, empty if there is no such default
     */
    public CsvImport(People people, Ids ids, String countryCode) {
        this.people = people;
        this.ids = ids;
        this.countryCode = countryCode;
    }

    /** Imports all of the file or nothing; one file at a time. */
    public synchronized ImportReport run(InputStream file) throws IOException {
        var read = new Read();
        try (Reader text = CsvText.open(file, MAX_BYTES);
                CsvReader<CsvRecord> records = records(text)) {
            read.all(records.iterator());
        } catch (CsvParseException malformed) {
            return ImportReport.refused(read.malformed(malformed));
        } catch (BadCell header) {
            return ImportReport.refused(String.valueOf(header.getMessage()));
        } catch (IOException unreadable) {
            return ImportReport.refused(why(unreadable).orElseThrow(() -> unreadable));
        } catch (UncheckedIOException unreadable) {
            return ImportReport.refused(why(unreadable).orElseThrow(() -> unreadable));
        }
        if (read.invalid) {
            return read.report(Set.of(), Outcome.HELD_BACK);
        }
        List<ContactId> left = people.addNew(List.copyOf(read.good.values()));
        return read.report(new HashSet<>(left), Outcome.IMPORTED);
    }

    private static CsvReader<CsvRecord> records(Reader text) {
        var handler = CsvRecordHandler.builder()
                .maxFields(MAX_COLUMNS)
                .maxFieldSize(MAX_CELL)
                .maxRecordSize(MAX_RECORD)
                .build();
        return CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(handler, text);
    }

    /** What the person who made the file can do something about. */
    private static Optional<String> why(Exception unreadable) {
        for (@Nullable Throwable reason = unreadable; reason != null; reason = reason.getCause()) {
            if (reason instanceof CsvText.TooLarge) {
                return Optional.of("the file is larger than %,d bytes".formatted(MAX_BYTES));
            }
            if (reason instanceof CharacterCodingException) {
                return Optional.of("the file is not UTF-8 text; save it as \"CSV UTF-8\" and import it again");
            }
        }
        return Optional.empty();
    }

    /** What was read so far. */
    private final class Read {
        private final Map<Long, Row> rows = new LinkedHashMap<>();
        private final Map<Long, Person> good = new LinkedHashMap<>();
        private final Known known = new Known();
        private boolean invalid;
        private long line;

        void all(Iterator<CsvRecord> records) {
            if (!records.hasNext()) {
                throw new BadCell("file", "must not be empty");
            }
            var reader = new PersonReader(Columns.of(next(records).getFields()), ids, countryCode);
            while (records.hasNext()) {
                if (rows.size() + good.size() >= MAX_ROWS) {
                    throw new BadCell("file", "must have at most %,d rows".formatted(MAX_ROWS));
                }
                read(reader, next(records).getFields());
            }
            if (rows.isEmpty() && good.isEmpty()) {
                throw new BadCell("file", "must have a row below the header");
            }
        }

        private CsvRecord next(Iterator<CsvRecord> records) {
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return record;
        }

        private void read(PersonReader reader, List<String> cells) {
            try {
                Person person = reader.read(cells);
                if (known.add(person)) {
                    good.put(line, person);
                } else {
                    rows.put(line, new Row(line, Outcome.DUPLICATE, "stands further up in the file already"));
                }
            } catch (BadCell bad) {
                invalid = true;
                rows.put(line, new Row(line, Outcome.INVALID, String.valueOf(bad.getMessage())));
            }
        }

        String malformed(CsvParseException why) {
            String rule = "every quote must be closed and no cell be longer than %,d characters".formatted(MAX_CELL);
            return "after line %d the file is not CSV (%s); %s".formatted(line, why.getMessage(), rule);
        }

        ImportReport report(Set<ContactId> left, Outcome goodOnes) {
            good.forEach((at, person) -> rows.put(
                    at,
                    left.contains(person.id())
                            ? new Row(at, Outcome.DUPLICATE, "is in the CRM already")
                            : new Row(at, goodOnes, "")));
            List<Row> sorted = new ArrayList<>(rows.values());
            sorted.sort((one, other) -> Long.compare(one.line(), other.line()));
            return new ImportReport(Optional.empty(), sorted);
        }
    }
}
