package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.WorkspaceId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
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
        return Pools.open("jdbc:h2:" + folder.resolve("sequences").toAbsolutePath(), "sa", "");
    }
}
