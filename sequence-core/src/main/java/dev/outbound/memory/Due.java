package dev.outbound.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows of all workspaces that wait for a time, in the order of that time. */
final class Due<K extends Comparable<K>, V> implements Index<V> {

    private final Function<V, Optional<Instant>> time;
    private final TreeSet<Entry<K, V>> entries;
    private final Function<V, K> id;

    /**
     * @param time what a row waits for; empty if it does not wait
     */
    Due(Function<V, Optional<Instant>> time, Function<V, K> id) {
        this.time = time;
        this.id = id;
        this.entries = new TreeSet<>(Comparator.comparing((Entry<K, V> entry) -> entry.at())
                .thenComparing(entry -> entry.id())
                .thenComparing(entry -> entry.row().workspace()));
    }

    @Override
    public void added(Row<V> row) {
        entry(row).ifPresent(entries::add);
    }

    @Override
    public void removed(Row<V> row) {
        entry(row).ifPresent(entries::remove);
    }

    /** The rows whose time has come, read as they are asked for: nothing may change before the last was taken. */
    Stream<Row<V>> until(Instant now) {
        if (entries.isEmpty() || entries.first().at().isAfter(now)) {
            return Stream.empty();
        }
        return entries.stream().takeWhile(entry -> !entry.at().isAfter(now)).map(Entry::row);
    }

    private Optional<Entry<K, V>> entry(Row<V> row) {
        return time.apply(row.value()).map(at -> new Entry<>(at, id.apply(row.value()), row));
    }

    private record Entry<K, V>(Instant at, K id, Row<V> row) {}
}
