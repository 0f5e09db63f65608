package dev.outbound.channels.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The mails whose label follows other rules than ours: what they are by ours, and why. */
final class Judged {

    /**
     * One of them.
     *
     * @param label by our rules
     */
    record Entry(String label, String because) {}

    private final Map<String, Entry> entries = new HashMap<>();

    Judged() {
        try (InputStream file =
                Objects.requireNonNull(Judged.class.getResourceAsStream("judged.csv"), "judged.csv is missing")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (List<String> cells : Corpus.csv(text).stream().skip(1).toList()) {
                entries.put(cells.get(0), new Entry(cells.get(2), cells.get(3)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Entry> of(Corpus.Row row) {
        return Optional.ofNullable(entries.get(row.id()));
    }
}
