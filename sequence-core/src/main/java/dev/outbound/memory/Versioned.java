package dev.outbound.memory;

import dev.outbound.error.StaleWriteException;
import dev.outbound.workspace.WorkspaceId;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** How the rows of a table are kept from being overwritten by somebody who has not seen their latest state. */
record Versioned<K, V>(String what, Table<K, V> table, Function<V, K> id, ToLongFunction<V> version, Stamp<V> stamp) {

    /** Makes a row carry a version. */
    interface Stamp<V> {
        V at(V value, long version);
    }

    void add(WorkspaceId workspace, V value) {
        table.add(workspace, stamp.at(value, 1));
    }

    /**
     * Stores the change at the next version.
     *
     * @return what was stored
     * @throws StaleWriteException if the stored version is another
     */
    V save(WorkspaceId workspace, V value) {
        check(workspace, value);
        V next = stamp.at(value, version.applyAsLong(value) + 1);
        table.put(workspace, next);
        return next;
    }

    /**
     * Changes nothing.
     *
     * @throws StaleWriteException if the stored version is another
     */
    void check(WorkspaceId workspace, V value) {
        K key = id.apply(value);
        long expected = version.applyAsLong(value);
        boolean fresh = table.find(workspace, key)
                .filter(stored -> version.applyAsLong(stored) == expected)
                .isPresent();
        if (!fresh) {
            throw new StaleWriteException(what, key, expected);
        }
    }
}
