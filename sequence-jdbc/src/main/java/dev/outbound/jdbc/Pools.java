package dev.outbound.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A connection pool for hosts that have none. */
public final class Pools {

    private static final int CONNECTIONS = 10;

    private Pools() {}

    /** A pool of up to ten connections to a JDBC URL; the host closes it. */
    public static HikariDataSource open(String url, String user, String password) {
        return open(url, user, password, CONNECTIONS);
    }

    /** A pool of up to {@code connections}; a dispatcher needs one per thread and a few for the pages. */
    public static HikariDataSource open(String url, String user, String password, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sequences");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}
