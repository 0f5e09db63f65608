package dev.outbound.jdbc;

import dev.outbound.jdbc.Columns.Column;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One statement per row, sent together: what every database understands. */
final class RowByRow implements Bulk {

    @Override
    public void insert(Connection connection, String table, Columns rows) throws SQLException {
        execute(connection, inserting(table, rows.all()), rows.all());
    }

    @Override
    public <T> Set<T> insertNew(Connection connection, String table, Columns rows, String column, Class<T> type)
            throws SQLException {
        try {
            return done(execute(connection, inserting(table, rows.all()), rows.all()), rows.named(column), type);
        } catch (BatchUpdateException failed) {
            // The rows of a batch stand alone: those that are new have been stored.
            if (!isOnlyDuplicates(failed)) {
                throw failed;
            }
            return done(failed.getUpdateCounts(), rows.named(column), type);
        }
    }

    private static String inserting(String table, List<Column> all) {
        String names = all.stream().map(Column::name).collect(Collectors.joining(", "));
        String marks = all.stream().map(column -> "?").collect(Collectors.joining(", "));
        return "insert into " + table + " (" + names + ") values (" + marks + ")";
    }

    private static boolean isOnlyDuplicates(SQLException failure) {
        for (SQLException one = failure.getNextException(); one != null; one = one.getNextException()) {
            if (!Duplicates.isOne(one)) {
                return false;
            }
        }
        return failure.getNextException() != null || Duplicates.isOne(failure);
    }

    @Override
    public Set<UUID> update(Connection connection, String table, Columns rows) throws SQLException {
        List<Column> all = new ArrayList<>(rows.allBut(KEY));
        String sets = all.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
        String keys = KEY.stream().map(key -> key + " = ?").collect(Collectors.joining(" and "));
        KEY.forEach(key -> all.add(rows.named(key)));
        int[] counts =
                execute(connection, "update " + table + " set " + sets + ", version = version + 1 where " + keys, all);
        return done(counts, rows.named("id"), UUID.class);
    }

    /** What those rows have in the column that a statement found or stored. */
    private static <T> Set<T> done(int[] counts, Column column, Class<T> type) {
        Set<T> values = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            @Nullable Object value = column.values().get(i);
            if (counts[i] > 0 && value != null) {
                values.add(type.cast(value));
            }
        }
        return values;
    }

    private static int[] execute(Connection connection, String sql, List<Column> columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int rows = columns.get(0).values().size();
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < columns.size(); i++) {
                    Column column = columns.get(i);
                    statement.setObject(i + 1, column.values().get(row), column.type().code);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }
}
