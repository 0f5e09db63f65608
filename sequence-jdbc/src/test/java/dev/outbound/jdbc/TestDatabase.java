package dev.outbound.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.storage.Storage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases for tests: a new H2 in memory, or a new schema of one PostgreSQL per JVM, which is started here unless the
 * property {@code outbound.test.postgres.url} names another. One that cannot be had fails the test.
 */
record TestDatabase(HikariDataSource dataSource) implements AutoCloseable {

    static TestDatabase h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return pooled(source);
    }

    static TestDatabase postgres() {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(source(""), "create schema " + schema);
        return postgres(schema);
    }

    /** A schema of that name, which is there or will be. */
    static TestDatabase postgres(String schema) {
        return pooled(source(schema));
    }

    /** As {@link #postgres(String)}, with the rights of a role alone. */
    static TestDatabase postgres(String schema, String role) {
        PGSimpleDataSource source = source(schema);
        source.setOptions("-c role=" + role);
        return pooled(source);
    }

    /** The tables of the library, made once. */
    TestDatabase migrated() {
        SequenceSchema.migrate(dataSource);
        return this;
    }

    Storage emptyStorage() {
        List<String> tables = tables();
        tables.removeIf(table -> table.equalsIgnoreCase("seq_schema_history"));
        execute(dataSource, tables.stream().map(table -> "delete from " + table).toArray(String[]::new));
        return JdbcStorage.on(dataSource);
    }

    List<String> tables() {
        return query(
                dataSource,
                "select table_name from information_schema.tables where lower(table_name) like 'seq!_%' escape '!'"
                        + " and table_schema = current_schema order by table_name");
    }

    boolean isH2() {
        return Dialect.of(dataSource) instanceof H2Dialect;
    }

    @Override
    public void close() {
        dataSource.close();
    }

    static void execute(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> query(DataSource source, String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    private static TestDatabase pooled(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        return new TestDatabase(new HikariDataSource(config));
    }

    private static PGSimpleDataSource source(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Server.URL);
        source.setReWriteBatchedInserts(true);
        if (!schema.isEmpty()) {
            source.setCurrentSchema(schema);
        }
        return source;
    }

    /** Started with the first test that needs it; it ends with the JVM. */
    private static final class Server {

        static final String URL = url();

        private static String url() {
            String given = System.getProperty("outbound.test.postgres.url", "");
            if (!given.isBlank()) {
                return given;
            }
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "60")
                        .start();
                return server.getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
