package dev.outbound.jdbc;

import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;

/**
 * Instants and dates as parameters. They travel as such, never through a {@code java.sql.Timestamp}, whose meaning depends
 * on the JVM's zone. Instants are cut to microseconds, which is what the columns hold.
 */
final class Times {

    /** Before and after everything that is stored: where a first page starts. */
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    static ArgumentFactory argument(Class<?> handled) {
        return (type, value, config) -> {
            if (type != handled) {
                return Optional.empty();
            }
            if (value == null) {
                return Optional.of(
                        new NullArgument(handled == Instant.class ? Types.TIMESTAMP_WITH_TIMEZONE : Types.DATE));
            }
            Object bound = value instanceof Instant instant
                    ? stored(instant).atOffset(ZoneOffset.UTC)
                    : LocalDate.class.cast(value);
            return Optional.of(
                    (int position, PreparedStatement statement, org.jdbi.v3.core.statement.StatementContext c) ->
                            statement.setObject(position, bound));
        };
    }

    /** The instant as it will be read again. */
    static Instant stored(Instant at) {
        if (at.isBefore(FIRST)) {
            return FIRST;
        }
        return at.isAfter(LAST) ? LAST : at.truncatedTo(ChronoUnit.MICROS);
    }
}
