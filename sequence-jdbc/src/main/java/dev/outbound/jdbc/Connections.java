package dev.outbound.jdbc;

import dev.outbound.error.Unquoted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends transactions on connections, where only the commit itself may fail after the work is done. */
final class Connections {

    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    private Connections() {}

    /** Whether the connection was in auto-commit mode, in which {@link #release} leaves it. */
    static boolean begin(Handle handle) {
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

    static Savepoint savepoint(Connection connection) {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    static void release(Connection connection, Savepoint before) {
        try {
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    static void rollback(Connection connection, Savepoint before, Throwable failure) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Ends a transaction that only read. */
    static void end(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.debug("a transaction that only read could not be ended; its connection is closed", Unquoted.of(e));
        }
    }

    static void release(Handle handle, boolean autoCommit) {
        try {
            handle.getConnection().setAutoCommit(autoCommit);
        } catch (SQLException e) {
            log.debug("a connection could not be set back and is closed", Unquoted.of(e));
        }
        close(handle);
    }

    /** What was committed stays committed: trouble with closing must not look like a failed transaction. */
    private static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            log.debug("a connection could not be closed", Unquoted.of(e));
        }
    }
}
