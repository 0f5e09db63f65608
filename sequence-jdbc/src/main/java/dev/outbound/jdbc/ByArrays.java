package dev.outbound.jdbc;

import dev.outbound.jdbc.Columns.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL: one statement for all rows, with an array for each column in which they differ. It takes a fraction of one
 * statement per row, and unlike the driver's combining of inserts it needs no setting of the host's.
 */
final class ByArrays implements Bulk {

    /** Of an update: few enough for a join that compares all with all, which the planner may take to be the cheapest. */
    private static final int AT_ONCE = 40;

    @Override
    public void insert(Connection connection, String table, Columns rows) throws SQLException {
        try (PreparedStatement statement = inserting(table, rows).prepared(connection)) {
            statement.executeUpdate();
        }
    }

    @Override
    public <T> Set<T> insertNew(Connection connection, String table, Columns rows, String column, Class<T> type)
            throws SQLException {
        Text sql = inserting(table, rows).add(" on conflict do nothing returning " + column);
        try (PreparedStatement statement = sql.prepared(connection)) {
            return first(statement, type);
        }
    }

    private static Text inserting(String table, Columns rows) {
        List<Column> all = rows.all();
        Text sql = new Text("insert into " + table + " (")
                .add(all.stream().map(Column::name).collect(Collectors.joining(", ")))
                .add(") select ");
        for (int i = 0; i < all.size(); i++) {
            sql.add(i == 0 ? "" : ", ").value(all.get(i));
        }
        return sql.arrays(" from ", all);
    }

    @Override
    public Set<UUID> update(Connection connection, String table, Columns rows) throws SQLException {
        int count = rows.named("id").values().size();
        if (count <= AT_ONCE) {
            return updateSome(connection, table, rows);
        }
        Set<UUID> stored = new HashSet<>();
        for (int from = 0; from < count; from += AT_ONCE) {
            stored.addAll(updateSome(connection, table, rows.part(from, Math.min(count, from + AT_ONCE))));
        }
        return stored;
    }

    /**
     * The ids stand there twice: in a table that was not analysed since it was filled, the planner takes the join alone for
     * a reason to compare every row of the table with every row given.
     */
    private static Set<UUID> updateSome(Connection connection, String table, Columns rows) throws SQLException {
        Text sql = new Text("update " + table + " stored set version = stored.version + 1");
        for (Column column : rows.allBut(KEY)) {
            sql.add(", " + column.name() + " = ").value(column);
        }
        sql.arrays(" from ", rows.all());
        sql.add(" where stored.id = any(").array(rows.named("id")).add(")");
        for (String key : KEY) {
            sql.add(" and stored." + key + " = ").value(rows.named(key));
        }
        try (PreparedStatement statement = sql.add(" returning stored.id").prepared(connection)) {
            return first(statement, UUID.class);
        }
    }

    private static <T> Set<T> first(PreparedStatement statement, Class<T> type) throws SQLException {
        try (ResultSet set = statement.executeQuery()) {
            Set<T> values = new HashSet<>();
            while (set.next()) {
                values.add(set.getObject(1, type));
            }
            return values;
        }
    }

    /** A statement with what its question marks stand for. */
    private static final class Text {

        private final StringBuilder sql;
        private final List<Parameter> parameters = new ArrayList<>();

        private record Parameter(Column column, boolean whole) {}

        Text(String start) {
            sql = new StringBuilder(start);
        }

        Text add(String more) {
            sql.append(more);
            return this;
        }

        /** What the column has in the row at hand. */
        Text value(Column column) {
            if (!column.isConstant()) {
                return add("given." + column.name());
            }
            parameters.add(new Parameter(column, false));
            return add("cast(? as " + column.type().sql + ")");
        }

        /** What the column has in all rows. */
        Text array(Column column) {
            parameters.add(new Parameter(column, true));
            return add("cast(? as " + column.type().sql + "[])");
        }

        /** The columns in which the rows differ, as a table; nothing if there is none. */
        Text arrays(String word, List<Column> columns) {
            List<Column> varied =
                    columns.stream().filter(column -> !column.isConstant()).toList();
            if (varied.isEmpty()) {
                return this;
            }
            String between = word + "unnest(";
            for (Column column : varied) {
                add(between).array(column);
                between = ", ";
            }
            return add(") as given (")
                    .add(varied.stream().map(Column::name).collect(Collectors.joining(", ")))
                    .add(")");
        }

        PreparedStatement prepared(Connection connection) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql.toString());
            for (int i = 0; i < parameters.size(); i++) {
                Column column = parameters.get(i).column();
                if (parameters.get(i).whole()) {
                    @Nullable Object[] values = column.values().toArray(new @Nullable Object[0]);
                    statement.setArray(i + 1, connection.createArrayOf(column.type().sql, values));
                } else {
                    statement.setObject(i + 1, column.values().get(0), column.type().code);
                }
            }
            return statement;
        }
    }
}
