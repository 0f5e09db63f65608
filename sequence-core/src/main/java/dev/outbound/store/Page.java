package dev.outbound.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Some items and where to go on: the cursor of the next page, empty on the last. Cursors are opaque to callers. */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page out of a list that was read one longer than asked for. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, Optional.empty());
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, Optional.of(cursor.apply(items.get(limit - 1))));
    }

    /** All pages one after the other: the first is read at once, every other when it is come to. */
    public static <T> Stream<Page<T>> all(int limit, Function<PageRequest, Page<T>> reader) {
        return Stream.iterate(
                        Optional.of(reader.apply(PageRequest.first(limit))),
                        Optional::isPresent,
                        last -> last.flatMap(Page::next).map(cursor -> reader.apply(PageRequest.after(limit, cursor))))
                .flatMap(Optional::stream);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
