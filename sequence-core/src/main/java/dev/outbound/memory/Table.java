package dev.outbound.memory;

import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one concept by workspace and id. Changed only inside a transaction. */
final class Table<K, V> {

    private final Memory memory;
    private final Function<V, K> id;
    private final List<Index<V>> indexes;
    private final Map<Key<K>, Row<V>> rows = new HashMap<>();

    Table(Memory memory, Function<V, K> id, List<? extends Index<V>> indexes) {
        this.memory = memory;
        this.id = id;
        this.indexes = List.copyOf(indexes);
    }

    Optional<V> find(WorkspaceId workspace, K key) {
        return Optional.ofNullable(rows.get(new Key<>(workspace, key))).map(Row::value);
    }

    /** Those that exist, in ascending order, each once. */
    List<V> findAll(WorkspaceId workspace, Collection<K> keys) {
        if (keys.size() == 1) {
            return find(workspace, keys.iterator().next()).map(List::of).orElse(List.of());
        }
        return new TreeSet<>(keys)
                .stream().flatMap(key -> find(workspace, key).stream()).toList();
    }

    Collection<Row<V>> rows() {
        return rows.values();
    }

    /** Those of one workspace, in no order. */
    List<V> of(WorkspaceId workspace) {
        return rows.values().stream()
                .filter(row -> row.workspace().equals(workspace))
                .map(Row::value)
                .toList();
    }

    /** Stores a new row. */
    void add(WorkspaceId workspace, V value) {
        if (rows.containsKey(new Key<>(workspace, id.apply(value)))) {
            throw new IllegalStateException(id.apply(value) + " exists already");
        }
        put(workspace, value);
    }

    /** Stores a row, in the place of the one with its id if there is one. */
    void put(WorkspaceId workspace, V value) {
        change(new Key<>(workspace, id.apply(value)), new Row<>(workspace, value));
    }

    boolean remove(WorkspaceId workspace, K key) {
        Key<K> whole = new Key<>(workspace, key);
        boolean there = rows.containsKey(whole);
        if (there) {
            change(whole, null);
        }
        return there;
    }

    private void change(Key<K> key, @Nullable Row<V> next) {
        Row<V> before = set(key, next);
        memory.undo(() -> set(key, before));
    }

    private @Nullable Row<V> set(Key<K> key, @Nullable Row<V> next) {
        Row<V> before = next == null ? rows.remove(key) : rows.put(key, next);
        for (Index<V> index : indexes) {
            if (before != null) {
                index.removed(before);
            }
            if (next != null) {
                index.added(next);
            }
        }
        return before;
    }
}
