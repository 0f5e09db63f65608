package dev.outbound.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.storage.Storage;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * A schema of PostgreSQL behind row level security: its tables belong to one ordinary role, the storage connects as
 * another.
 */
record WalledDatabase(TestDatabase everything, TestDatabase owner, TestDatabase engine, String role)
        implements AutoCloseable {

    static WalledDatabase create() {
        WalledDatabase database = withoutWall();
        RowLevelSecurity.enable(database.ownersSource(), database.role());
        return database;
    }

    /** Migrated, the roles made, and the wall not yet put up. */
    static WalledDatabase withoutWall() {
        String name = "walled_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase everything = TestDatabase.postgres(name);
        TestDatabase.execute(
                everything.dataSource(),
                "create role " + name + "_owner",
                "create role " + name + "_engine",
                "create schema " + name + " authorization " + name + "_owner",
                "grant usage on schema " + name + " to " + name + "_engine");
        TestDatabase owner = TestDatabase.postgres(name, name + "_owner").migrated();
        TestDatabase engine = TestDatabase.postgres(name, name + "_engine");
        return new WalledDatabase(everything, owner, engine, name + "_engine");
    }

    HikariDataSource ownersSource() {
        return owner.dataSource();
    }

    HikariDataSource enginesSource() {
        return engine.dataSource();
    }

    Storage emptyStorage() {
        everything.emptyStorage();
        return JdbcStorage.behindRowLevelSecurity(enginesSource());
    }

    /** An empty storage none of whose statements names the workspace in a condition. */
    Storage emptyForgetfulStorage() {
        everything.emptyStorage();
        Optional<Wall> wall = Optional.of(new Wall());
        Database database = new Database(enginesSource(), new PostgresDialect(), wall);
        return new JdbcStorage(forgetful(database), wall);
    }

    /** The same statements, with no wall behind them. */
    Storage emptyForgetfulStorageWithoutWall() {
        everything.emptyStorage();
        Database database = new Database(everything.dataSource(), new PostgresDialect(), Optional.empty());
        return new JdbcStorage(forgetful(database), Optional.empty());
    }

    private static Database forgetful(Database database) {
        Jdbi jdbi = database.jdbi();
        TemplateEngine usual = jdbi.getConfig(SqlStatements.class).getTemplateEngine();
        jdbi.setTemplateEngine((template, context) -> usual.render(
                template.replaceAll("(\\w+\\.)?workspace_id = :workspace", ":workspace = :workspace"), context));
        return database;
    }

    @Override
    public void close() {
        String schema = role.replace("_engine", "");
        engine.close();
        owner.close();
        TestDatabase.execute(
                everything.dataSource(),
                "drop schema " + schema + " cascade",
                "drop role " + role,
                "drop role " + schema + "_owner");
        everything.close();
    }
}
