package dev.outbound.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.storage.Storage;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** A storage to be tested, new and empty for every test. */
public abstract class StorageContract {

    protected Storage storage;

    /** Called once per test. */
    protected abstract Storage emptyStorage();

    @BeforeEach
    void open() {
        storage = emptyStorage();
    }

    /** Everything there is, page by page of two; fails if a page is not full before the last. */
    static <T> List<T> allByTwos(Function<PageRequest, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<T> page = pages.apply(new PageRequest(2, cursor));
            all.addAll(page.items());
            cursor = page.next();
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            assertThat(cursor.isEmpty() || page.items().size() == 2).isTrue();
            assertThat(all).hasSizeLessThan(1_000);
        } while (cursor.isPresent());
        return all;
    }
}
