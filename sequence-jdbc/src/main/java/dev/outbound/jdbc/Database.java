package dev.outbound.jdbc;

import dev.outbound.store.Transactions;
import dev.outbound.store.UncertainCommitException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on the handle of the thread. The connection is driven directly, so that a lost answer to the commit can be
 * told from every other failure.
 */
final class Database implements Transactions {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String NAME = "seq_name";

    private final Jdbi jdbi;
    private final Dialect dialect;

    /** Of this database: a thread may use two at once. Empty whenever no transaction is open. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Handle> current = new ThreadLocal<>();

    Database(DataSource dataSource, Dialect dialect) {
        this.dialect = dialect;
        this.jdbi = Jdbi.create(dataSource)
                .registerArrayType(UUID.class, "uuid")
                .registerArrayType(String.class, "varchar")
                .registerArgument(Parameters.INSTANT)
                .registerArgument(Parameters.DATE)
                .registerArgument(Parameters.ID);
        dialect.words().forEach(jdbi::define);
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
        return joined != null ? query.apply(joined) : jdbi.withHandle(query::apply);
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
            return work.apply(joined);
        }
        Handle handle = jdbi.open();
        boolean autoCommit = begin(handle);
        current.set(handle);
        try {
            dialect.begin(handle);
            T result = work.apply(handle);
            commit(handle.getConnection());
            return result;
        } catch (RuntimeException | Error failure) {
            rollback(handle.getConnection(), failure);
            throw failure;
        } finally {
            current.remove();
            release(handle, autoCommit);
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

    /** Runs inserts of rows that must be new. */
    static void insert(PreparedBatch inserts, String refusal) {
        try {
            inserts.execute();
        } catch (UnableToExecuteStatementException e) {
            throw isDuplicate(e) ? new IllegalStateException(refusal, e) : e;
        }
    }

    /** Runs a change that a unique name may forbid; the transaction goes on either way. */
    static boolean unlessTaken(Handle handle, Runnable change) {
        handle.savepoint(NAME);
        try {
            change.run();
            handle.releaseSavepoint(NAME);
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            handle.rollbackToSavepoint(NAME);
            return false;
        }
    }

    static boolean isDuplicate(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }

    private static boolean begin(Handle handle) {
        try {
            Connection connection = handle.getConnection();
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            return autoCommit;
        } catch (SQLException e) {
            ConnectionException failure = new ConnectionException(e);
            close(handle);
            throw failure;
        }
    }

    private static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void release(Handle handle, boolean autoCommit) {
        try {
            handle.getConnection().setAutoCommit(autoCommit);
        } catch (SQLException e) {
            log.debug("a connection could not be set back and is closed", e);
        }
        close(handle);
    }

    /** What was committed stays committed: trouble with closing must not look like a failed transaction. */
    private static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            log.debug("a connection could not be closed", e);
        }
    }
}
