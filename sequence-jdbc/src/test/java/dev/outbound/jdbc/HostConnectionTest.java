package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which transactions of a host cannot be joined, and what it is told. */
class HostConnectionTest {

    private interface Case {
        void on(JdbcStorage storage, Connection host) throws SQLException;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_in_auto_commit_mode_is_refused(boolean onH2) throws SQLException {
        on(onH2, (storage, host) -> {
            host.setAutoCommit(true);
            refused(
                    storage,
                    host,
                    "the connection to join is in auto-commit mode: call setAutoCommit(false) before joining it");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void another_isolation_than_read_committed_is_refused(boolean onH2) throws SQLException {
        on(onH2, (storage, host) -> {
            host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            refused(
                    storage,
                    host,
                    "the connection to join has isolation level 8: it must be READ COMMITTED (2), or a read after"
                            + " waiting for a lock would not see what was waited for");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_closed_connection_is_refused(boolean onH2) throws SQLException {
        on(onH2, (storage, host) -> {
            host.close();
            refused(storage, host, "the connection to join is closed");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void joining_inside_a_transaction_of_the_library_or_a_joined_one_is_refused(boolean onH2) throws SQLException {
        String open =
                "a transaction of the library is open on this thread already: a host's cannot be joined inside it";
        on(onH2, (storage, host) -> {
            storage.transactions().run(() -> refused(storage, host, open));
            storage.joining(host, () -> refused(storage, host, open));
        });
    }

    private static void on(boolean onH2, Case one) throws SQLException {
        try (TestDatabase database = (onH2 ? TestDatabase.h2() : TestDatabase.postgres()).migrated();
                Connection host = database.dataSource().getConnection()) {
            host.setAutoCommit(false);
            one.on(JdbcStorage.on(database.dataSource()), host);
        }
    }

    private static void refused(JdbcStorage storage, Connection host, String message) {
        assertThatThrownBy(() -> storage.joining(host, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }
}
