package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.WorkspaceId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest {

    private static final WorkspaceId HERE = new WorkspaceId("here");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void what_was_stored_is_there_when_the_file_is_opened_again() {
        SequenceId id = new SequenceId(new UUID(1, 2));
        Sequence sequence = Sequence.blank(id, "Spring", Instant.parse("2026-03-01T09:00:00Z"));
        try (HikariDataSource first = open()) {
            SequenceSchema.migrate(first);
            JdbcStorage.on(first).sequences().add(HERE, sequence);
        }
        try (HikariDataSource second = open()) {
            SequenceSchema.migrate(second);
            assertThat(JdbcStorage.on(second).sequences().find(HERE, id))
                    .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Spring"));
        }
    }

    @Test
    void commits_are_written_before_they_are_answered() {
        try (HikariDataSource source = open()) {
            SequenceSchema.migrate(source);
            JdbcStorage.on(source);
            assertThat(TestDatabase.query(
                            source,
                            "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'"))
                    .isNotEmpty()
                    .containsOnly("0");
        }
    }

    @Test
    void commits_are_written_at_once_again_after_the_last_connection_was_closed() throws SQLException {
        JdbcDataSource unpooled = new JdbcDataSource();
        unpooled.setURL(url());
        unpooled.setUser("sa");
        SequenceSchema.migrate(unpooled);
        JdbcStorage storage = JdbcStorage.on(unpooled);
        try (Connection reopened = unpooled.getConnection()) {
            assertThat(delayInForce(reopened)).isNotZero();
            storage.transactions().run(() -> storage.sequences().find(HERE, new SequenceId(new UUID(1, 2))));
            assertThat(delayInForce(reopened)).isZero();
        }
    }

    @Test
    void a_user_who_may_not_have_commits_written_at_once_is_told_what_to_do() {
        try (HikariDataSource admin = open()) {
            SequenceSchema.migrate(admin);
            TestDatabase.execute(admin, "create user guest password 'secret'", "grant all on schema public to guest");
            try (HikariDataSource guest = Pools.open(url(), "guest", "secret")) {
                assertThatThrownBy(() -> JdbcStorage.on(guest))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll(
                                "H2 writes commits up to 500 ms late",
                                "the user GUEST may not turn that off",
                                "connect as an administrator",
                                ";WRITE_DELAY=0 in the URL")
                        .hasMessageNotContaining("secret");
            }
        }
    }

    @Test
    void a_user_is_accepted_where_an_administrator_opened_the_database_with_the_option() throws SQLException {
        SequenceId id = new SequenceId(new UUID(1, 4));
        try (HikariDataSource admin = Pools.open(url() + ";WRITE_DELAY=0", "sa", "")) {
            SequenceSchema.migrate(admin);
            TestDatabase.execute(admin, "create user guest password 'secret'", "grant all on schema public to guest");
            try (HikariDataSource guest = Pools.open(url(), "guest", "secret")) {
                JdbcStorage storage = JdbcStorage.on(guest);
                storage.sequences().add(HERE, Sequence.blank(id, "Spring", Instant.EPOCH));
                assertThat(storage.sequences().find(HERE, id)).isPresent();
                try (Connection connection = guest.getConnection()) {
                    assertThat(delayInForce(connection)).isZero();
                }
            }
        }
    }

    @Test
    void in_memory_there_is_nothing_to_write_and_any_user_is_accepted() {
        String memory = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (HikariDataSource admin = Pools.open(memory, "sa", "")) {
            SequenceSchema.migrate(admin);
            TestDatabase.execute(admin, "create user guest password 'secret'", "grant all on schema public to guest");
        }
        try (HikariDataSource guest = Pools.open(memory.replace(";DB_CLOSE_DELAY=-1", ""), "guest", "secret")) {
            assertThat(JdbcStorage.on(guest).sequences().find(HERE, new SequenceId(new UUID(1, 2))))
                    .isEmpty();
        }
    }

    private static int delayInForce(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore().getAutoCommitDelay();
    }

    @Test
    void a_rolled_back_transaction_leaves_nothing() {
        SequenceId id = new SequenceId(new UUID(1, 3));
        try (HikariDataSource source = open()) {
            SequenceSchema.migrate(source);
            JdbcStorage storage = JdbcStorage.on(source);
            assertThatThrownBy(() -> storage.transactions().run(() -> {
                        storage.sequences().add(HERE, Sequence.blank(id, "Spring", Instant.EPOCH));
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
            assertThat(storage.sequences().find(HERE, id)).isEmpty();
        }
    }

    private HikariDataSource open() {
        return Pools.open(url(), "sa", "");
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("sequences").toAbsolutePath();
    }
}
