package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcStorageTest {

    @Test
    void another_database_is_refused_by_name() {
        DatabaseMetaData meta = answering(DatabaseMetaData.class, Map.of("getDatabaseProductName", "MariaDB"));
        Connection connection = answering(Connection.class, Map.of("getMetaData", meta));
        DataSource source = answering(DataSource.class, Map.of("getConnection", connection));
        assertThatThrownBy(() -> JdbcStorage.on(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the database is MariaDB: sequences are stored in PostgreSQL or H2 only");
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName())));
    }
}
