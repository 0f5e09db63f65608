package dev.outbound.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Many keys in one statement. */
final class Keys {

    private Keys() {}

    /** The raw keys, each once, ascending: the order in which rows are locked where the database does not sort first. */
    static <K, V extends Comparable<V>> List<V> of(Collection<K> keys, Function<? super K, V> raw) {
        return keys.stream().map(raw).distinct().sorted().toList();
    }

    /** Fails with the first row whose update found nothing. */
    static <T> void all(int[] counts, List<T> rows, Function<T, RuntimeException> missed) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                throw missed.apply(rows.get(i));
            }
        }
    }
}
