package dev.outbound.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;

/**
 * The tables of the library. They start with {@code seq_} and are a guest in the host's database: with their own history
 * in {@code seq_schema_history}, beside whatever tables and migrations the host has.
 */
public final class SequenceSchema {

    private SequenceSchema() {}

    /**
     * Makes the tables, or brings them up to date. Safe to call at every start, from several nodes at once. A schema that a
     * newer version has migrated already is left as it is: this version works on it.
     */
    public static void migrate(DataSource dataSource) {
        Dialect dialect = Dialect.of(dataSource);
        Flyway.configure(SequenceSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:dev/outbound/jdbc/migration")
                .table("seq_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .cleanDisabled(true)
                .ignoreMigrationPatterns("*:future")
                .placeholders(dialect.placeholders())
                .callbacks(dialect instanceof PostgresDialect ? new Callback[] {new AllWorkspaces()} : new Callback[0])
                .load()
                .migrate();
    }
}
