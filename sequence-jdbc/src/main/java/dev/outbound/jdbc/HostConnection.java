package dev.outbound.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;

/** A connection lent by the host, with its transaction open. The host alone commits, rolls back and closes it. */
record HostConnection(Connection connection) implements ConnectionFactory {

    /**
     * The connection, if its transaction can be joined.
     *
     * @throws IllegalStateException if it commits by itself, is closed, or has another isolation than READ COMMITTED
     */
    static HostConnection checked(Connection connection) {
        try {
            if (connection.isClosed()) {
                throw new IllegalStateException("the connection to join is closed");
            }
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "the connection to join is in auto-commit mode: call setAutoCommit(false) before joining it");
            }
            int isolation = connection.getTransactionIsolation();
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                throw new IllegalStateException("the connection to join has isolation level " + isolation
                        + ": it must be READ COMMITTED (" + Connection.TRANSACTION_READ_COMMITTED
                        + "), or a read after waiting for a lock would not see what was waited for");
            }
            return new HostConnection(connection);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    @Override
    public Connection openConnection() {
        return connection;
    }

    @Override
    public void closeConnection(Connection lent) {}
}
