package dev.outbound.jdbc;

import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** One row of a result, read by column name into the types of the core. */
final class Row {

    private final ResultSet set;

    private Row(ResultSet set) {
        this.set = set;
    }

    /** A row that cannot be read fails the query. */
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    static <T> RowMapper<T> as(Mapper<T> mapper) {
        return (set, context) -> mapper.map(new Row(set));
    }

    /** The value or null: how an optional is bound, with {@code bindByType}. */
    static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }

    /** The address key of a row with {@code kind} and {@code address}. */
    static AddressKey key(Row row) throws SQLException {
        return new AddressKey(row.constant(AddressKind.class, "kind"), row.text("address"));
    }

    String text(String column) throws SQLException {
        return set.getString(column);
    }

    Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(set.getString(column));
    }

    UUID uuid(String column) throws SQLException {
        return set.getObject(column, UUID.class);
    }

    Optional<UUID> maybeUuid(String column) throws SQLException {
        return Optional.ofNullable(set.getObject(column, UUID.class));
    }

    Instant instant(String column) throws SQLException {
        return set.getObject(column, OffsetDateTime.class).toInstant();
    }

    Optional<Instant> maybeInstant(String column) throws SQLException {
        return Optional.ofNullable(set.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    Optional<LocalDate> maybeDate(String column) throws SQLException {
        return Optional.ofNullable(set.getObject(column, LocalDate.class));
    }

    int integer(String column) throws SQLException {
        return set.getInt(column);
    }

    Optional<Integer> maybeInteger(String column) throws SQLException {
        return Optional.ofNullable(set.getObject(column, Integer.class));
    }

    long number(String column) throws SQLException {
        return set.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return set.getBoolean(column);
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, set.getString(column));
    }

    <E extends Enum<E>> Optional<E> maybeConstant(Class<E> type, String column) throws SQLException {
        Function<String, E> read = name -> Enum.valueOf(type, name);
        return maybeText(column).map(read);
    }
}
