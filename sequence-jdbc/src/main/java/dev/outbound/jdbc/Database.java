package dev.outbound.jdbc;

import dev.outbound.error.StaleWriteException;
import dev.outbound.store.Transactions;
import dev.outbound.store.UncertainCommitException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on the handle of the thread. The connection is driven directly, so that a lost answer to the commit can be
 * told from every other failure. Inside a transaction of the host each of ours is a savepoint.
 */
final class Database implements Transactions {

    private final Jdbi jdbi;
    private final Dialect dialect;

    /** Of this database: a thread may use two at once. Empty whenever no transaction is open. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Handle> current = new ThreadLocal<>();

    /** On the connection the host lent, whether a transaction of ours is open in it or not. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Handle> lent = new ThreadLocal<>();

    private final Optional<Wall> wall;

    Database(DataSource dataSource, Dialect dialect, Optional<Wall> wall) {
        this.dialect = dialect;
        this.wall = wall;
        this.jdbi = configured(Jdbi.create(dataSource));
    }

    private Jdbi configured(Jdbi plain) {
        plain.registerArrayType(UUID.class, "uuid")
                .registerArrayType(String.class, "varchar")
                .registerArgument(Parameters.INSTANT)
                .registerArgument(Parameters.ID);
        // A failed statement would be shown with its values, and so would find its way into logs.
        plain.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        dialect.words().forEach(plain::define);
        return plain;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return write(handle -> work.get());
    }

    /** One statement that only reads; it needs no transaction where there is none. */
    <T> T read(Function<Handle, T> query) {
        Handle joined = current.get();
        if (joined != null) {
            return query.apply(told(joined));
        }
        Handle host = lent.get();
        if (host != null) {
            return readInside(host, query);
        }
        return wall.isPresent() ? readBehind(query) : jdbi.withHandle(query::apply);
    }

    /** The host may go back to a savepoint of its own after this: what was told here is not to be relied on later. */
    private <T> T readInside(Handle host, Function<Handle, T> query) {
        try {
            return query.apply(told(host));
        } finally {
            wall.ifPresent(Wall::forget);
        }
    }

    /** For whom it reads is told to a transaction, so that nothing of it stays with a connection of a pool. */
    private <T> T readBehind(Function<Handle, T> query) {
        Handle handle = jdbi.open();
        boolean autoCommit = Connections.begin(handle);
        try {
            return query.apply(told(handle));
        } finally {
            wall.ifPresent(Wall::forget);
            Connections.end(handle.getConnection());
            Connections.release(handle, autoCommit);
        }
    }

    private Handle told(Handle handle) {
        wall.ifPresent(w -> w.told(handle));
        return handle;
    }

    void change(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    <T> T write(Function<Handle, T> work) {
        Handle joined = current.get();
        if (joined != null) {
            return work.apply(told(joined));
        }
        Handle host = lent.get();
        return host != null ? inside(host, work) : alone(work);
    }

    private <T> T alone(Function<Handle, T> work) {
        Handle handle = jdbi.open();
        boolean autoCommit = Connections.begin(handle);
        current.set(handle);
        try {
            dialect.begin(handle);
            T result = work.apply(told(handle));
            commit(handle.getConnection());
            return result;
        } catch (RuntimeException | Error failure) {
            Connections.rollback(handle.getConnection(), failure);
            throw failure;
        } finally {
            current.remove();
            wall.ifPresent(Wall::forget);
            Connections.release(handle, autoCommit);
        }
    }

    /**
     * In the host's transaction. A savepoint keeps the promise that an exception takes back all of our transaction, and
     * leaves the host's usable. Nothing is set on the connection that would outlast the transaction.
     */
    private <T> T inside(Handle host, Function<Handle, T> work) {
        Connection connection = host.getConnection();
        Savepoint before = Connections.savepoint(connection);
        current.set(host);
        try {
            T result = work.apply(told(host));
            Connections.release(connection, before);
            return result;
        } catch (RuntimeException | Error failure) {
            Connections.rollback(connection, before, failure);
            throw failure;
        } finally {
            current.remove();
            wall.ifPresent(Wall::forget);
        }
    }

    /**
     * While the work runs, transactions of this thread are part of the one that is open on the host's connection.
     *
     * @throws IllegalStateException if a transaction is open on this thread already, or the connection does not qualify
     */
    <T> T joining(Connection connection, Supplier<T> work) {
        if (current.get() != null || lent.get() != null) {
            throw new IllegalStateException(
                    "a transaction of the library is open on this thread already: a host's cannot be joined inside it");
        }
        Jdbi onTheHosts = configured(Jdbi.create(HostConnection.checked(connection)));
        onTheHosts.getConfig(Handles.class).setForceEndTransactions(false);
        try (Handle handle = onTheHosts.open()) {
            lent.set(handle);
            return work.get();
        } finally {
            lent.remove();
        }
    }

    /**
     * For what must be committed before the next thing happens.
     *
     * @throws IllegalStateException inside a transaction of the host
     */
    void requireOwnTransaction(String what) {
        if (lent.get() != null) {
            throw new IllegalStateException(what + " inside the host's transaction: the engine runs outside of it");
        }
    }

    /**
     * Commits. Only a refusal that says so is certain: integrity (class 23), transaction state (25) or serialisation (40).
     * After any other failure the database may have stored the work.
     */
    static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            String state = e.getSQLState();
            boolean refused =
                    state != null && (state.startsWith("23") || state.startsWith("25") || state.startsWith("40"));
            if (refused) {
                throw new ConnectionException(e);
            }
            throw new UncertainCommitException(e);
        }
    }

    /** Inserts rows that must be new, in their order. */
    void insert(String table, Columns rows, String refusal) {
        Duplicates.refuse(() -> insert(table, rows), refusal);
    }

    /** Inserts rows, in their order. */
    void insert(String table, Columns rows) {
        if (!rows.isEmpty()) {
            write(handle -> bulk(handle, connection -> {
                dialect.bulk().insert(connection, table, rows);
                return true;
            }));
        }
    }

    /** Inserts those of the rows that no unique constraint forbids, and gives what they have in the column. */
    <T> Set<T> insertNew(String table, Columns rows, String column, Class<T> type) {
        return rows.isEmpty()
                ? Set.of()
                : write(handle ->
                        bulk(handle, connection -> dialect.bulk().insertNew(connection, table, rows, column, type)));
    }

    /**
     * Stores the rows, all or none.
     *
     * @throws StaleWriteException naming the first that is no longer at the version it was read at
     */
    void update(String table, String what, Columns rows) {
        if (rows.isEmpty()) {
            return;
        }
        write(handle -> {
            Set<UUID> stored = bulk(handle, connection -> dialect.bulk().update(connection, table, rows));
            List<@Nullable Object> ids = rows.named("id").values();
            for (int i = 0; i < ids.size(); i++) {
                @Nullable Object id = ids.get(i);
                if (id != null && !stored.contains(id)) {
                    @Nullable Object version = rows.named("version").values().get(i);
                    throw new StaleWriteException(what, id, version instanceof Long number ? number : 0L);
                }
            }
            return true;
        });
    }

    private interface Bulky<T> {
        T on(Connection connection) throws SQLException;
    }

    private static <T> T bulk(Handle handle, Bulky<T> work) {
        try {
            return work.on(handle.getConnection());
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }
}
