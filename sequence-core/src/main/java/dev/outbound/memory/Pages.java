package dev.outbound.memory;

import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;

/** Cuts pages. The cursor of an item is a text that sorts as the item does, so a page goes on even where it was removed. */
final class Pages {

    private Pages() {}

    static <T> Page<T> ascending(Collection<T> items, Function<T, String> cursor, PageRequest page) {
        return cut(items, cursor, Comparator.naturalOrder(), page);
    }

    /** A page in the order of the keys, which are its cursors. */
    static <K, T> Page<T> byKey(NavigableMap<K, T> all, Function<String, K> key, PageRequest page) {
        NavigableMap<K, T> rest =
                page.after().map(after -> all.tailMap(key.apply(after), false)).orElse(all);
        List<Map.Entry<K, T>> some =
                rest.entrySet().stream().limit(page.limit() + 1L).toList();
        return Page.of(some, page.limit(), entry -> entry.getKey().toString()).map(Map.Entry::getValue);
    }

    static <T> Page<T> descending(Collection<T> items, Function<T, String> cursor, PageRequest page) {
        return cut(items, cursor, Comparator.reverseOrder(), page);
    }

    /** A cursor by time, then by another text. */
    static String cursor(Instant at, Object then) {
        return String.format(Locale.ROOT, "%012d.%09d/%s", at.getEpochSecond(), at.getNano(), then);
    }

    private static <T> Page<T> cut(
            Collection<T> items, Function<T, String> cursor, Comparator<String> order, PageRequest page) {
        List<T> oneMore = items.stream()
                .map(item -> new Entry<>(cursor.apply(item), item))
                .filter(entry -> page.after()
                        .map(after -> order.compare(entry.cursor(), after) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(Entry::cursor, order))
                .limit(page.limit() + 1L)
                .map(Entry::item)
                .toList();
        return Page.of(oneMore, page.limit(), cursor);
    }

    private record Entry<T>(String cursor, T item) {}
}
