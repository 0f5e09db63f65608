package dev.outbound.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How many rows are written in one call. */
interface Bulk {

    /** The columns an update finds its rows by. */
    List<String> KEY = List.of("workspace_id", "id", "version");

    /** Inserts the rows, in their order. */
    void insert(Connection connection, String table, Columns rows) throws SQLException;

    /**
     * Inserts those of the rows that no unique constraint forbids.
     *
     * @return what they have in the column
     */
    <T> Set<T> insertNew(Connection connection, String table, Columns rows, String column, Class<T> type)
            throws SQLException;

    /**
     * Stores every column of the rows but the key, and raises {@code version} by one, where {@code workspace_id}, {@code
     * id} and {@code version} are still as the rows say.
     *
     * @return the ids of the rows that were
     */
    Set<UUID> update(Connection connection, String table, Columns rows) throws SQLException;
}
