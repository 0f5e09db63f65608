package dev.outbound.memory;

import dev.outbound.error.StaleWriteException;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one table: by workspace, then id. Rows with a version are changed only from the version that is stored. */
final class Keyed<I extends Comparable<I>, V> {

    /** Workspace first, as in every key. */
    record Key<I extends Comparable<I>>(WorkspaceId workspace, I id) implements Comparable<Key<I>> {
        @Override
        public int compareTo(Key<I> other) {
            int byWorkspace = workspace.compareTo(other.workspace);
            return byWorkspace != 0 ? byWorkspace : id.compareTo(other.id);
        }
    }

    private final Ledger ledger;
    private final String name;
    private final Function<V, I> id;
    private final ToLongFunction<V> version;
    private final TreeMap<Key<I>, V> rows = new TreeMap<>();

    Keyed(Ledger ledger, String name, Function<V, I> id, ToLongFunction<V> version) {
        this.ledger = ledger;
        this.name = name;
        this.id = id;
        this.version = version;
    }

    Optional<V> find(WorkspaceId workspace, I key) {
        return Optional.ofNullable(rows.get(new Key<>(workspace, key)));
    }

    List<V> findAll(WorkspaceId workspace, Collection<I> keys) {
        return keys.stream()
                .sorted()
                .distinct()
                .flatMap(key -> find(workspace, key).stream())
                .toList();
    }

    /** Stores the row whatever was there. */
    void put(WorkspaceId workspace, V row) {
        ledger.put(rows, new Key<>(workspace, id.apply(row)), row);
    }

    /** Stores {@code next} if the row it replaces is stored at the version {@code carried} has. */
    void replace(WorkspaceId workspace, V carried, V next) {
        @Nullable V stored = rows.get(new Key<>(workspace, id.apply(carried)));
        if (stored == null || version.applyAsLong(stored) != version.applyAsLong(carried)) {
            throw new StaleWriteException(name, id.apply(carried), version.applyAsLong(carried));
        }
        put(workspace, next);
    }

    boolean remove(WorkspaceId workspace, I key) {
        return ledger.remove(rows, new Key<>(workspace, key));
    }

    /** The rows of a workspace in ascending order of id. */
    Stream<V> of(WorkspaceId workspace) {
        return rows.entrySet().stream()
                .filter(e -> e.getKey().workspace().equals(workspace))
                .map(Map.Entry::getValue);
    }

    /** The rows of all workspaces, with their workspace. */
    <R> Stream<R> all(BiFunction<WorkspaceId, V, R> make) {
        return rows.entrySet().stream().map(e -> make.apply(e.getKey().workspace(), e.getValue()));
    }

    void removeIf(WorkspaceId workspace, Predicate<V> which) {
        List<V> gone = new ArrayList<>(of(workspace).filter(which).toList());
        gone.sort(Comparator.comparing(id));
        gone.forEach(row -> remove(workspace, id.apply(row)));
    }
}
