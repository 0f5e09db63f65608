package dev.outbound.jdbc;

import static dev.outbound.jdbc.Row.orNull;

import dev.outbound.workspace.WorkspaceId;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be written together, column by column: as one statement where the database takes arrays, see {@link Dialect}.
 * Every row names the same columns. For one statement and one thread.
 */
final class Columns {

    /** What a column holds, as SQL calls it. */
    enum Type {
        TEXT("varchar", Types.VARCHAR),
        ID("uuid", Types.OTHER),
        INSTANT("timestamptz", Types.TIMESTAMP_WITH_TIMEZONE),
        DATE("date", Types.DATE),
        INTEGER("integer", Types.INTEGER),
        NUMBER("bigint", Types.BIGINT),
        FLAG("boolean", Types.BOOLEAN);

        final String sql;
        final int code;

        Type(String sql, int code) {
            this.sql = sql;
            this.code = code;
        }
    }

    /** One column. */
    static final class Column {

        private final String name;
        private final Type type;
        private final List<@Nullable Object> values = new ArrayList<>();
        private boolean constant = true;

        private Column(String name, Type type) {
            this.name = name;
            this.type = type;
        }

        String name() {
            return name;
        }

        Type type() {
            return type;
        }

        /** One of each row, in their order. */
        List<@Nullable Object> values() {
            return values;
        }

        /** Whether all rows have the same here, so that it need be said once only. */
        boolean isConstant() {
            return constant;
        }

        private void add(@Nullable Object value) {
            constant = constant && (values.isEmpty() || Objects.equals(values.get(0), value));
            values.add(value);
        }
    }

    private final Map<String, Column> columns = new LinkedHashMap<>();

    Columns text(String name, String value) {
        return put(name, Type.TEXT, value);
    }

    Columns text(String name, Optional<String> value) {
        return put(name, Type.TEXT, orNull(value));
    }

    Columns id(String name, UUID value) {
        return put(name, Type.ID, value);
    }

    Columns id(String name, Optional<UUID> value) {
        return put(name, Type.ID, orNull(value));
    }

    Columns instant(String name, Instant value) {
        return put(name, Type.INSTANT, Times.stored(value).atOffset(ZoneOffset.UTC));
    }

    Columns instant(String name, Optional<Instant> value) {
        return put(name, Type.INSTANT, orNull(value.map(at -> Times.stored(at).atOffset(ZoneOffset.UTC))));
    }

    Columns date(String name, Optional<LocalDate> value) {
        return put(name, Type.DATE, orNull(value));
    }

    Columns integer(String name, int value) {
        return put(name, Type.INTEGER, value);
    }

    Columns integer(String name, Optional<Integer> value) {
        return put(name, Type.INTEGER, orNull(value));
    }

    Columns number(String name, long value) {
        return put(name, Type.NUMBER, value);
    }

    Columns flag(String name, boolean value) {
        return put(name, Type.FLAG, value);
    }

    Columns flag(String name, Optional<Boolean> value) {
        return put(name, Type.FLAG, orNull(value));
    }

    /** What every versioned row begins with. */
    Columns key(WorkspaceId workspace, UUID id, long version) {
        return text("workspace_id", workspace.value()).id("id", id).number("version", version);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    List<Column> all() {
        return List.copyOf(columns.values());
    }

    List<Column> allBut(Collection<String> names) {
        return columns.values().stream()
                .filter(column -> !names.contains(column.name()))
                .toList();
    }

    Column named(String name) {
        return Optional.ofNullable(columns.get(name)).orElseThrow();
    }

    /** Some of the rows, from one to before another. */
    Columns part(int from, int to) {
        Columns part = new Columns();
        columns.values()
                .forEach(column -> column.values()
                        .subList(from, to)
                        .forEach(value -> part.put(column.name(), column.type(), value)));
        return part;
    }

    private Columns put(String name, Type type, @Nullable Object value) {
        columns.computeIfAbsent(name, key -> new Column(key, type)).add(value);
        return this;
    }
}
