package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.contact.ContactId;
import dev.outbound.fixture.TenantRows;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.onecall.StartRequest;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.template.StockTemplates;
import dev.outbound.touch.TouchStatus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes of two versions on one schema, as in every deployment that takes one node after the other. */
class RollingDeployTest {

    /** What came before stands as it is: nobody had a running version of it. */
    private static final int FIRST_UNDER_THE_RULE = 8;

    @Test
    void no_script_from_V8_on_breaks_the_version_before_it() {
        MigrationRules rules = new MigrationRules();
        List<String> broken = new ArrayList<>();
        for (Path script : scripts()) {
            List<String> ofOne = rules.broken(read(script));
            if (version(script) >= FIRST_UNDER_THE_RULE) {
                ofOne.forEach(what -> broken.add(script.getFileName() + ": " + what));
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void the_rule_knows_what_it_looks_for_in_the_scripts_there_are() {
        MigrationRules rules = new MigrationRules();
        List<Integer> refused = new ArrayList<>();
        for (Path script : scripts()) {
            if (!rules.broken(read(script)).isEmpty()) {
                refused.add(version(script));
            }
        }
        // A dropped column in V5, a new check on an old table in V6.
        assertThat(refused).contains(5, 6).doesNotContain(1, 2, 3, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table seq_list",
                "alter table seq_draft drop column body",
                "alter table seq_draft drop body",
                "alter table seq_draft rename column body to words",
                "alter table seq_draft rename to seq_words",
                "alter table seq_draft add column words text not null",
                "alter table seq_draft add words text not null",
                "alter table seq_draft alter column body set not null",
                "alter table seq_draft alter column subject type varchar(100)",
                "alter table seq_draft alter column subject set data type varchar(100)",
                "alter table seq_draft add constraint seq_draft_short check (length(body) < 100)",
                "alter table seq_draft add constraint seq_draft_channel check (channel in ('EMAIL', 'SMS'))",
                "alter table seq_draft add unique (body)",
                "alter table seq_draft add constraint seq_draft_of foreign key (sequence_id) references seq_sequence (id)",
                "create unique index seq_draft_body on seq_draft (body)",
                "-- a comment; with a semicolon\nALTER TABLE seq_draft\n  DROP COLUMN body",
                "create table seq_new (id uuid);\nalter table seq_list drop column name"
            })
    void what_a_running_node_would_fail_on_is_refused(String script) {
        assertThat(afterAll(script)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table seq_new (id uuid not null, constraint seq_new_state check (state in ('A')))",
                "create table seq_new (id uuid);\nalter table seq_new add constraint u unique (id)",
                "alter table seq_draft add column words text",
                "alter table seq_draft add column words text default '' not null",
                "alter table seq_draft add column mood varchar(9);\nalter table seq_draft add constraint"
                        + " seq_draft_mood check (mood in ('GOOD', 'BAD'))",
                "alter table seq_draft alter column body drop not null",
                "alter table seq_draft drop constraint seq_draft_channel",
                "alter table seq_draft drop constraint seq_draft_channel;\nalter table seq_draft add constraint"
                        + " seq_draft_channel check (channel in ('EMAIL', 'SMS', 'VOICE', 'FAX'))",
                "create index seq_draft_body on seq_draft (body)",
                "drop index seq_draft_wake",
                "update seq_draft set body = '' where body is null"
            })
    void what_a_running_node_does_not_notice_is_allowed(String script) {
        assertThat(afterAll(script)).isEmpty();
    }

    private static List<String> afterAll(String script) {
        MigrationRules rules = new MigrationRules();
        scripts().forEach(earlier -> rules.broken(read(earlier)));
        return rules.broken(script);
    }

    @Nested
    class On_h2 extends OnNewerSchema {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class On_postgresql extends OnNewerSchema {
        @Override
        TestDatabase database() {
            return TestDatabase.postgres();
        }
    }

    /** This version, after a newer one has migrated the schema beneath it. */
    abstract static class OnNewerSchema {

        abstract TestDatabase database();

        @Test
        void a_node_of_this_version_starts_and_works_on_the_schema_of_the_next() {
            try (TestDatabase database = database().migrated()) {
                migratedByTheNext(database);
                SequenceSchema.migrate(database.dataSource());
                World world = new World(JdbcStorage.on(database.dataSource()));
                world.people.add("ann");
                world.people.add("bob");
                SequenceId id = world.launched(List.of("ann", "bob"), Step.email(0, "Hello"), Step.email(3, "Proof"));
                world.tick();
                world.reply(
                        "bob@people.example",
                        world.mails.messages().get(1).threading().messageId(),
                        new InboundKind.HumanReply(false));
                world.acme.lists().add(world.acme.lists().create("Q3").id(), List.of(new ContactId("ann")));
                world.acme.templates().save(id, "Ours");
                world.acme.suppressions().addManual("eve@people.example", "");
                world.acme
                        .starts()
                        .start(StartRequest.of(
                                "form-1",
                                "Follow-up",
                                StockTemplates.INBOUND_FAST_FOLLOW.recipe(),
                                new ContactId("ann")));
                world.engine.tick();
                assertThat(world.mails.messages()).hasSize(2);
                assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
                assertThat(world.touch(id, "bob", 2).status()).isEqualTo(TouchStatus.SKIPPED);
                assertThat(TenantRows.of(world.storage, World.ACME)).hasSizeGreaterThan(30);
            }
        }

        /** A nullable column in every table, a table, a state this version does not know: all that a release may do. */
        private static void migratedByTheNext(TestDatabase database) {
            List<String> tables = database.tables();
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:dev/outbound/jdbc/migration", "classpath:dev/outbound/jdbc/next")
                    .table("seq_schema_history")
                    .placeholders(Dialect.of(database.dataSource()).placeholders())
                    .load()
                    .migrate();
            assertThat(database.tables()).hasSize(tables.size() + 1);
            tables.removeIf(table -> table.equalsIgnoreCase("seq_schema_history"));
            TestDatabase.execute(
                    database.dataSource(),
                    tables.stream()
                            .map(table -> "alter table " + table + " add column next_only varchar(20)")
                            .toArray(String[]::new));
        }
    }

    private static List<Path> scripts() {
        URL folder = Objects.requireNonNull(RollingDeployTest.class.getResource("migration"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<Path> scripts = files.sorted(Comparator.comparing(RollingDeployTest::version))
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(5);
            return scripts;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int version(Path script) {
        String name = String.valueOf(script.getFileName());
        return Optional.of(name.indexOf("__"))
                .filter(end -> name.startsWith("V") && end > 1)
                .map(end -> Integer.parseInt(name.substring(1, end)))
                .orElseThrow(() -> new IllegalStateException(name + " is no migration: V<n>__<what_changes>.sql"));
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
