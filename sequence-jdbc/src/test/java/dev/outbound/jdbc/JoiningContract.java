package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.activity.ActivityType;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.fixture.World;
import dev.outbound.list.ContactList;
import dev.outbound.onecall.StartRequest;
import dev.outbound.onecall.Started;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.TouchStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host can do in one transaction with us, on every database. */
abstract class JoiningContract {

    private static final Recipe RECIPE = Recipe.EMPTY.withGoal("Book a call").plus(Step.email(0, "Hello"));

    private final List<ActivityType> told = new ArrayList<>();
    private final TestDatabase database = database().migrated();
    private final JdbcStorage storage = JdbcStorage.on(database.dataSource());
    private final World world = new World(
            storage, b -> b.listener(event -> told.add(event.activity().type())));

    /** A new database without any tables. */
    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        TestDatabase.execute(database.dataSource(), "create table lead (name varchar(20))");
        world.people.add("ann");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_rollback_of_the_host_leaves_nothing_of_either() throws SQLException {
        try (Connection host = hostTransaction()) {
            Started started = joinedStart(host);
            assertThat(started.isNew()).isTrue();
            host.rollback();
        }
        assertThat(leads()).isEmpty();
        world.engine.tick();
        assertThat(told).isEmpty();
        for (String table : database.tables()) {
            if (!table.equalsIgnoreCase("seq_schema_history") && !table.equalsIgnoreCase("seq_lease")) {
                assertThat(TestDatabase.query(database.dataSource(), "select count(*) from " + table))
                        .as(table)
                        .containsExactly("0");
            }
        }
    }

    @Test
    void a_commit_of_the_host_leaves_both_and_then_drafts_are_written_and_events_relayed() throws SQLException {
        Started started;
        try (Connection host = hostTransaction()) {
            started = joinedStart(host);
            world.engine.tick();
            assertThat(told).as("before the commit").isEmpty();
            assertThat(storage.sequences().find(World.ACME, started.sequence())).isEmpty();
            host.commit();
        }
        assertThat(leads()).containsExactly("ann");
        world.engine.generator().drain();
        world.engine.tick();
        assertThat(world.draft(started.sequence(), "ann", 1).status()).isEqualTo(DraftStatus.READY);
        assertThat(told).contains(ActivityType.SEQUENCE_CREATED, ActivityType.SUPPRESSION_ADDED);
        assertThat(world.acme
                        .suppressions()
                        .page(Optional.empty(), PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void lists_composing_and_enrolling_join_as_well() throws SQLException {
        world.people.add("bob");
        try (Connection host = hostTransaction()) {
            storage.joining(host, this::listAndEnroll);
            host.rollback();
        }
        assertThat(world.acme.compose().page(PageRequest.first(10)).items()).isEmpty();
        assertThat(world.acme.lists().page(false, PageRequest.first(10)).items())
                .isEmpty();
        SequenceId id;
        try (Connection host = hostTransaction()) {
            id = storage.joining(host, this::listAndEnroll);
            host.commit();
        }
        world.engine.generator().drain();
        try (Connection host = hostTransaction()) {
            storage.joining(host, () -> world.acme.drafting().enroll(id, List.of(new ContactId("bob"))));
            host.commit();
        }
        world.engine.generator().drain();
        assertThat(world.queue(id)).hasSize(2);
    }

    private SequenceId listAndEnroll() {
        ContactList list = world.acme.lists().create("Clients");
        world.acme.lists().add(list.id(), List.of(new ContactId("ann")));
        Sequence sequence = world.acme
                .compose()
                .fromRecipe("Spring", RECIPE, new Recipients.OfList(list.id().value()));
        world.acme.drafting().generate(sequence.id());
        return sequence.id();
    }

    @Test
    void the_hosts_connection_is_neither_committed_nor_rolled_back_nor_closed_nor_set() throws SQLException {
        List<String> calls = new ArrayList<>();
        try (Connection host = hostTransaction()) {
            joinedStart(noting(host, calls));
            assertThatThrownBy(() -> storage.joining(noting(host, calls), () -> {
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
            assertThat(host.isClosed()).isFalse();
            assertThat(host.getAutoCommit()).isFalse();
            host.rollback();
        }
        assertThat(calls)
                .contains("setSavepoint/0", "releaseSavepoint/1")
                .doesNotContain("commit/0", "rollback/0", "close/0", "abort/1")
                .noneMatch(call -> call.startsWith("set") && !call.startsWith("setSavepoint"));
    }

    @Test
    void what_fails_is_taken_back_alone_and_the_hosts_transaction_goes_on() throws SQLException {
        Sequence sequence = Sequence.blank(new SequenceId(new UUID(1, 2)), "Spring", world.clock.instant());
        Sequence other = Sequence.blank(new SequenceId(new UUID(1, 3)), "Autumn", world.clock.instant());
        storage.sequences().add(World.ACME, sequence);
        try (Connection host = hostTransaction()) {
            storage.joining(host, () -> {
                insertLead(host);
                assertThatThrownBy(() -> storage.transactions().run(() -> {
                            storage.sequences().add(World.ACME, other);
                            storage.sequences().add(World.ACME, sequence);
                        }))
                        .isInstanceOf(RuntimeException.class);
                assertThat(storage.sequences().find(World.ACME, other.id())).isEmpty();
                world.acme.suppressions().addManual("bob@people.example", "");
            });
            host.commit();
        }
        assertThat(leads()).containsExactly("ann");
        assertThat(storage.sequences().find(World.ACME, other.id())).isEmpty();
        assertThat(world.acme
                        .suppressions()
                        .page(Optional.empty(), PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void the_engine_does_not_run_in_the_hosts_transaction() throws SQLException {
        SequenceId id = world.launched(List.of("ann"), Step.email(0, "Hello"));
        try (Connection host = hostTransaction()) {
            storage.joining(host, () -> {
                refusedInside(() -> world.engine.tick(), "drafts cannot be claimed");
                refusedInside(() -> world.engine.dispatcher().runOnce(), "touches cannot be claimed");
                refusedInside(
                        () -> storage.outbox()
                                .lease(
                                        new UUID(1, 1),
                                        world.clock.instant(),
                                        world.clock.instant().plusSeconds(1)),
                        "events cannot be relayed");
                refusedInside(() -> storage.touches().begin(World.ACME, List.of()), "an attempt cannot begin");
            });
            host.commit();
        }
        assertThat(world.mails.messages()).isEmpty();
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void another_thread_is_not_in_the_hosts_transaction() throws SQLException {
        try (Connection host = hostTransaction()) {
            storage.joining(
                    host,
                    () -> CompletableFuture.runAsync(
                                    () -> world.acme.suppressions().addManual("bob@people.example", ""))
                            .join());
            host.rollback();
        }
        assertThat(world.acme
                        .suppressions()
                        .page(Optional.empty(), PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void after_joining_the_thread_has_transactions_of_its_own_again() throws SQLException {
        try (Connection host = hostTransaction()) {
            storage.joining(host, () -> insertLead(host));
            world.acme.suppressions().addManual("bob@people.example", "");
            host.rollback();
        }
        assertThat(world.acme
                        .suppressions()
                        .page(Optional.empty(), PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    private static void refusedInside(Runnable call, String what) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(what + " inside the host's transaction: the engine runs outside of it");
    }

    private Started joinedStart(Connection host) {
        return storage.joining(host, () -> {
            insertLead(host);
            world.acme.suppressions().addManual("bob@people.example", "asked on the phone");
            return world.acme.starts().start(StartRequest.of("form-1", "Demo", RECIPE, new ContactId("ann")));
        });
    }

    private Connection hostTransaction() throws SQLException {
        Connection host = database.dataSource().getConnection();
        host.setAutoCommit(false);
        return host;
    }

    private static void insertLead(Connection host) {
        try (Statement statement = host.createStatement()) {
            statement.execute("insert into lead values ('ann')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> leads() {
        return TestDatabase.query(database.dataSource(), "select name from lead");
    }

    private static Connection noting(Connection connection, List<String> calls) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    calls.add(method.getName() + "/" + method.getParameterCount());
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
