package dev.outbound.lab.sizes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.lab.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of this JVM that writes to disk as in production: fsync and synchronous_commit on. It ends with the JVM.
 * {@code -Dlab.postgres=jdbc:postgresql://…/} names another one, which the tests' databases are made in.
 */
final class Server {

    private Server() {}

    /** Started when the first database is made: a child is told of one, and has no memory for a server of its own. */
    private static final class Base {

        static final String URL = url();

        private static String url() {
            String given = System.getProperty("lab.postgres", "");
            return given.isBlank()
                    ? "jdbc:postgresql://127.0.0.1:" + Postgres.start().port() + "/"
                    : given;
        }
    }

    /** A new database, or a copy of another. */
    static String database(String name, String template) {
        execute(Base.URL + "postgres?user=postgres", "drop database if exists " + name + " with (force)");
        execute(
                Base.URL + "postgres?user=postgres",
                "create database " + name + (template.isEmpty() ? "" : " template " + template));
        return url(name);
    }

    static String url(String name) {
        return Base.URL + name + "?user=postgres";
    }

    static HikariDataSource pool(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            set.next();
            return set.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
