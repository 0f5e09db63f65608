package dev.outbound.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;

/**
 * How instants, dates and ids are bound. Times travel as such, never through a {@code java.sql.Timestamp}, whose meaning
 * depends on the JVM's zone; an absent id travels without a type, because PostgreSQL takes no text for one.
 */
final class Parameters {

    static final ArgumentFactory INSTANT = of(Instant.class, Types.TIMESTAMP_WITH_TIMEZONE);
    static final ArgumentFactory DATE = of(LocalDate.class, Types.DATE);
    static final ArgumentFactory ID = of(UUID.class, Types.OTHER);

    private Parameters() {}

    private static ArgumentFactory of(Class<?> handled, int sqlType) {
        return (type, value, config) -> {
            if (type != handled) {
                return Optional.empty();
            }
            return Optional.of(value == null ? new NullArgument(sqlType) : argument(value));
        };
    }

    private static Argument argument(Object value) {
        Object bound = value instanceof Instant at ? Times.stored(at).atOffset(ZoneOffset.UTC) : value;
        return (position, statement, context) -> statement.setObject(position, bound);
    }
}
