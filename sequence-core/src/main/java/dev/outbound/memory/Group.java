package dev.outbound.memory;

import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The rows that have something in common, such as their sequence, in order.
 *
 * @param <G> what they have in common
 * @param <S> what they are ordered by, different for every row of a group
 */
final class Group<G, S extends Comparable<? super S>, V> implements Index<V> {

    private final Function<V, ? extends Collection<G>> groups;
    private final Function<V, S> order;
    private final Map<Key<G>, NavigableMap<S, V>> members = new HashMap<>();

    /**
     * @param groups to which a row belongs, maybe to none
     */
    Group(Function<V, ? extends Collection<G>> groups, Function<V, S> order) {
        this.groups = groups;
        this.order = order;
    }

    @Override
    public void added(Row<V> row) {
        for (G group : groups.apply(row.value())) {
            members.computeIfAbsent(new Key<>(row.workspace(), group), key -> new TreeMap<>())
                    .put(order.apply(row.value()), row.value());
        }
    }

    @Override
    public void removed(Row<V> row) {
        for (G group : groups.apply(row.value())) {
            members.computeIfPresent(new Key<>(row.workspace(), group), (key, rows) -> {
                rows.remove(order.apply(row.value()));
                return rows.isEmpty() ? null : rows;
            });
        }
    }

    /** A view: copy it before changing the table. */
    NavigableMap<S, V> of(WorkspaceId workspace, G group) {
        return members.getOrDefault(new Key<>(workspace, group), Collections.emptyNavigableMap());
    }

    boolean isEmpty(WorkspaceId workspace, G group) {
        return !members.containsKey(new Key<>(workspace, group));
    }

    /** The rows of these groups, group by group in ascending order. */
    List<V> ofAll(WorkspaceId workspace, Collection<G> wanted) {
        if (wanted.size() == 1) {
            return List.copyOf(of(workspace, wanted.iterator().next()).values());
        }
        return new TreeSet<>(wanted)
                .stream()
                        .flatMap(group -> of(workspace, group).values().stream())
                        .toList();
    }
}
