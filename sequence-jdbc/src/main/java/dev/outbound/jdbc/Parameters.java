package dev.outbound.jdbc;

import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/**
 * How instants and ids are bound. Times travel as such, never through a {@code java.sql.Timestamp}, whose meaning
 * depends on the JVM's zone; an absent id travels without a type, because PostgreSQL takes no text for one.
 */
final class Parameters {

    static final ArgumentFactory INSTANT = new Factory(Instant.class, Types.TIMESTAMP_WITH_TIMEZONE);
    static final ArgumentFactory ID = new Factory(UUID.class, Types.OTHER);

    private Parameters() {}

    /** Batches ask preparable factories only: without that, they would bind as jdbi does by default. */
    private record Factory(Class<?> handled, int sqlType) implements ArgumentFactory.Preparable {

        @Override
        public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
            return type == handled ? Optional.of(this::argument) : Optional.empty();
        }

        @Override
        public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
            return type == handled ? Optional.of(argument(value)) : Optional.empty();
        }

        private Argument argument(@Nullable Object value) {
            if (value == null) {
                return new NullArgument(sqlType);
            }
            Object bound = value instanceof Instant at ? Times.stored(at).atOffset(ZoneOffset.UTC) : value;
            return (position, statement, context) -> statement.setObject(position, bound);
        }
    }
}
