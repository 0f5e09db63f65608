package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.contract.TenantsContract;
import dev.outbound.fixture.World;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLevelSecurityTest {

    private static final WorkspaceId OTHER = new WorkspaceId("other");

    private final WalledDatabase database = WalledDatabase.create();

    @AfterAll
    void close() {
        database.close();
    }

    /** The matrix of two tenants, with {@code workspace_id = :workspace} taken out of every statement. */
    @Nested
    class Without_any_condition_on_the_workspace extends TenantsContract {
        @Override
        protected Storage emptyStorage() {
            return database.emptyForgetfulStorage();
        }
    }

    @Test
    void without_the_wall_such_statements_do_find_the_rows_of_another_tenant() {
        Storage storage = database.emptyForgetfulStorageWithoutWall();
        Sequence theirs = stored(storage, OTHER);
        assertThat(storage.sequences().find(World.ACME, theirs.id())).isPresent();
    }

    @Test
    void without_a_workspace_nothing_is_seen_changed_or_written() {
        stored(database.emptyStorage(), World.ACME);
        assertThat(engineSees("select count(*) from seq_sequence")).containsExactly("0");
        TestDatabase.execute(
                database.enginesSource(), "delete from seq_sequence", "update seq_sequence set name = 'x'");
        assertThat(TestDatabase.query(database.everything().dataSource(), "select name from seq_sequence"))
                .containsExactly("Spring");
        assertThatThrownBy(() -> TestDatabase.execute(
                        database.enginesSource(), "insert into seq_contact_clock values ('acme', 'ann', null)"))
                .hasMessageContaining("row-level security policy");
    }

    @Test
    void a_row_of_another_tenant_cannot_be_written_by_mistake() {
        database.emptyStorage();
        Wall wall = new Wall();
        Database walled = new Database(database.enginesSource(), new PostgresDialect(), Optional.of(wall));
        Probe behind = wall.before(Probe.class, (workspace, sql) -> walled.change(handle -> handle.execute(sql)));
        behind.run(OTHER, "insert into seq_contact_clock values ('other', 'ann', null)");
        assertThatThrownBy(() -> behind.run(OTHER, "insert into seq_contact_clock values ('acme', 'ann', null)"))
                .hasMessageContaining("row-level security policy");
        assertThatThrownBy(() -> behind.run(OTHER, "update seq_contact_clock set workspace_id = 'acme'"))
                .hasMessageContaining("row-level security policy");
    }

    private interface Probe {
        void run(WorkspaceId workspace, String sql);
    }

    @Test
    void nothing_of_a_workspace_stays_with_a_connection() {
        Storage storage = database.emptyStorage();
        stored(storage, World.ACME);
        storage.sequences().startingBy(Instant.EPOCH, 10);
        for (int i = 0; i < 12; i++) {
            assertThat(engineSees("select coalesce(current_setting('seq.workspace', true), '')"
                            + " || coalesce(current_setting('seq.all_workspaces', true), '')"))
                    .containsExactly("");
        }
    }

    @Test
    void one_transaction_may_serve_one_workspace_after_the_other() {
        Storage storage = database.emptyStorage();
        Sequence ours = stored(storage, World.ACME);
        Sequence theirs = stored(storage, OTHER);
        storage.transactions().run(() -> {
            assertThat(storage.sequences().find(World.ACME, ours.id())).isPresent();
            assertThat(storage.sequences().find(OTHER, ours.id())).isEmpty();
            assertThat(storage.sequences().find(OTHER, theirs.id())).isPresent();
            assertThat(storage.sequences().written(10)).isEmpty();
            assertThat(storage.sequences().find(World.ACME, theirs.id())).isEmpty();
            assertThat(storage.sequences().find(World.ACME, ours.id())).isPresent();
        });
    }

    @Test
    void in_the_hosts_transaction_it_holds_as_well_whatever_the_host_goes_back_to() throws SQLException {
        JdbcStorage storage = (JdbcStorage) database.emptyStorage();
        Sequence ours = stored(storage, World.ACME);
        Sequence theirs = stored(storage, OTHER);
        try (Connection host = database.enginesSource().getConnection()) {
            host.setAutoCommit(false);
            storage.joining(host, () -> {
                assertThat(storage.sequences().find(World.ACME, ours.id())).isPresent();
                undone(
                        host,
                        () -> assertThat(storage.sequences().find(OTHER, theirs.id()))
                                .isPresent());
                assertThat(storage.sequences().find(OTHER, theirs.id())).isPresent();
                assertThat(storage.sequences().find(World.ACME, theirs.id())).isEmpty();
                stored(storage, OTHER);
            });
            host.commit();
        }
        assertThat(TestDatabase.query(database.everything().dataSource(), "select count(*) from seq_sequence"))
                .containsExactly("3");
    }

    private static void undone(Connection host, Runnable work) {
        try {
            Savepoint before = host.setSavepoint();
            work.run();
            host.rollback(before);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_whole_engine_sends_behind_it() {
        World world = new World(database.emptyStorage());
        world.people.add("ann");
        world.launched(List.of("ann"), Step.email(0, "Hello"));
        world.engine.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_migration_of_the_owner_changes_the_rows_of_all_tenants() {
        Storage storage = database.emptyStorage();
        stored(storage, World.ACME);
        stored(storage, OTHER);
        Flyway.configure()
                .dataSource(database.ownersSource())
                .locations("classpath:dev/outbound/jdbc/rows")
                .table("seq_schema_history_of_the_test")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(new AllWorkspaces())
                .load()
                .migrate();
        assertThat(TestDatabase.query(database.everything().dataSource(), "select name from seq_sequence"))
                .containsExactly("migrated", "migrated");
    }

    @Test
    void putting_it_up_again_changes_nothing() {
        RowLevelSecurity.enable(database.ownersSource(), database.role());
        Storage storage = database.emptyStorage();
        Sequence ours = stored(storage, World.ACME);
        assertThat(storage.sequences().find(World.ACME, ours.id())).isPresent();
    }

    @Test
    void a_storage_that_would_get_past_it_is_refused() {
        assertThatThrownBy(() ->
                        JdbcStorage.behindRowLevelSecurity(database.everything().dataSource()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "row level security does not hold role", "seq_touch", "RowLevelSecurity.enable");
        try (WalledDatabase open = WalledDatabase.withoutWall()) {
            assertThatThrownBy(() -> JdbcStorage.behindRowLevelSecurity(open.enginesSource()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("seq_sequence");
        }
    }

    @Test
    void a_role_it_would_not_hold_is_refused() {
        assertThatThrownBy(() -> RowLevelSecurity.enable(database.ownersSource(), "nobody_of_that_name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "role nobody_of_that_name does not exist: row level security holds an ordinary role that the"
                                + " tables do not belong to");
        assertThatThrownBy(() -> RowLevelSecurity.enable(database.ownersSource(), "postgres"))
                .hasMessageContaining("role postgres is a superuser");
        String owner = database.role().replace("_engine", "_owner");
        assertThatThrownBy(() -> RowLevelSecurity.enable(database.ownersSource(), owner))
                .hasMessageContaining("owns the tables");
    }

    @Test
    void h2_has_none() {
        try (TestDatabase h2 = TestDatabase.h2().migrated()) {
            assertThatThrownBy(() -> RowLevelSecurity.enable(h2.dataSource(), "engine"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row level security is PostgreSQL's: H2 has none");
            assertThatThrownBy(() -> JdbcStorage.behindRowLevelSecurity(h2.dataSource()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<String> engineSees(String sql) {
        return TestDatabase.query(database.enginesSource(), sql);
    }

    private static Sequence stored(Storage storage, WorkspaceId workspace) {
        Sequence sequence = Sequence.blank(new SequenceId(UUID.randomUUID()), "Spring", Instant.EPOCH);
        storage.sequences().add(workspace, sequence);
        return sequence;
    }
}
