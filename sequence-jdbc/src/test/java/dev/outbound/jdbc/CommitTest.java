package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.store.UncertainCommitException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "90067", "XX000"})
    void a_commit_without_a_clear_answer_is_uncertain(String state) {
        SQLException lost = new SQLException("connection reset", state);
        assertThatThrownBy(() -> Database.commit(failing(lost)))
                .isInstanceOf(UncertainCommitException.class)
                .hasCause(lost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "25P02", "40001"})
    void a_commit_the_database_refuses_is_not_uncertain(String state) {
        SQLException refused = new SQLException("refused", state);
        assertThatThrownBy(() -> Database.commit(failing(refused)))
                .isInstanceOf(ConnectionException.class)
                .hasCause(refused);
    }

    @Test
    void a_transaction_whose_commit_is_not_answered_ends_uncertain_and_leaves_the_storage_usable() {
        try (TestDatabase database = TestDatabase.h2().migrated()) {
            DataSource dataSource = database.dataSource();
            JdbcStorage broken = JdbcStorage.on(proxy(DataSource.class, (method, arguments) -> {
                Object result = method.invoke(dataSource, arguments);
                return result instanceof Connection connection ? losingAnswers(connection) : result;
            }));
            assertThatThrownBy(() -> broken.transactions().run(() -> {})).isInstanceOf(UncertainCommitException.class);
            assertThatThrownBy(() -> broken.transactions().run(() -> {})).isInstanceOf(UncertainCommitException.class);
            assertThat(JdbcStorage.on(dataSource).transactions().<Integer>inTransaction(() -> 1))
                    .isEqualTo(1);
        }
    }

    private static Connection losingAnswers(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            if (method.getName().equals("commit")) {
                throw new SQLException("connection reset", "08006");
            }
            return result;
        });
    }

    private static Connection failing(SQLException failure) {
        return proxy(Connection.class, (method, arguments) -> {
            throw failure;
        });
    }

    private interface Call {
        Object on(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
