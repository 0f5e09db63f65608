package dev.outbound.jdbc;

import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Outbox;
import dev.outbound.conversation.Conversations;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.list.ContactLists;
import dev.outbound.sequence.Sequences;
import dev.outbound.start.Starts;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import dev.outbound.suppression.Suppressions;
import dev.outbound.template.Templates;
import dev.outbound.touch.ContactClocks;
import dev.outbound.touch.Touches;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * All stores in one PostgreSQL or H2 database whose tables {@link SequenceSchema} made. Connections must come with the
 * isolation READ COMMITTED, the default of both.
 */
public final class JdbcStorage implements Storage {

    private final Database database;
    private final Sequences sequences;
    private final Enrollments enrollments;
    private final Drafts drafts;
    private final Touches touches;
    private final ContactClocks clocks;
    private final ContactLists lists;
    private final Templates templates;
    private final Starts starts;
    private final Suppressions suppressions;
    private final Conversations conversations;
    private final ActivityLog activities;
    private final Outbox outbox;

    JdbcStorage(Database database, Optional<Wall> wall) {
        this.database = database;
        sequences = behind(wall, Sequences.class, new JdbiSequences(database));
        enrollments = behind(wall, Enrollments.class, new JdbiEnrollments(database));
        drafts = behind(wall, Drafts.class, new JdbiDrafts(database));
        touches = behind(wall, Touches.class, new JdbiTouches(database));
        clocks = behind(wall, ContactClocks.class, new JdbiContactClocks(database));
        lists = behind(wall, ContactLists.class, new JdbiContactLists(database));
        templates = behind(wall, Templates.class, new JdbiTemplates(database));
        starts = behind(wall, Starts.class, new JdbiStarts(database));
        suppressions = behind(wall, Suppressions.class, new JdbiSuppressions(database));
        conversations = behind(wall, Conversations.class, new JdbiConversations(database));
        activities = behind(wall, ActivityLog.class, new JdbiActivityLog(database));
        outbox = behind(wall, Outbox.class, new JdbiOutbox(database));
    }

    private static <S> S behind(Optional<Wall> wall, Class<S> port, S store) {
        return wall.map(w -> w.before(port, store)).orElse(store);
    }

    /**
     * The storage in the database behind a data source. On H2 it turns off the delayed writing of commits, with which a
     * kill loses sends that were already reported. Its user must be an administrator for that, or an administrator have
     * opened the database with {@code WRITE_DELAY=0}.
     *
     * @throws IllegalArgumentException if the database is neither PostgreSQL nor H2
     * @throws IllegalStateException if H2 would write commits late and its user may not turn that off
     */
    public static JdbcStorage on(DataSource dataSource) {
        Dialect dialect = Dialect.of(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            dialect.prepare(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be prepared", e);
        }
        return new JdbcStorage(new Database(dataSource, dialect, Optional.empty()), Optional.empty());
    }

    /**
     * As {@link #on}, on a PostgreSQL where {@link RowLevelSecurity} holds the role of the connections. Each call of a store
     * costs one more statement where the workspace changes, and each read outside of a transaction is one.
     *
     * @throws IllegalArgumentException if the database is not PostgreSQL
     * @throws IllegalStateException if row level security does not hold the role on every table
     */
    public static JdbcStorage behindRowLevelSecurity(DataSource dataSource) {
        Dialect dialect = Dialect.of(dataSource);
        RowLevelSecurity.requirePostgres(dialect);
        try (Connection connection = dataSource.getConnection()) {
            RowLevelSecurity.requireStanding(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be reached", e);
        }
        Optional<Wall> wall = Optional.of(new Wall());
        return new JdbcStorage(new Database(dataSource, dialect, wall), wall);
    }

    /**
     * Runs the work in the transaction that the host has open on its own connection: what the library stores is committed
     * or rolled back with the host's own rows. It holds for every call on this thread until the work ends, for use cases
     * of an engine on this storage as well as for its stores.
     *
     * <p>The connection must be one to the same database, not in auto-commit mode, with isolation READ COMMITTED. The host
     * alone commits, rolls back and closes it, and keeps the locks until then: keep it short. Each transaction of the
     * library is a savepoint in it. When an exception leaves the work, what its last transaction did is taken back and
     * the transactions before it are not: the host rolls back, unless it wants to keep those. Events reach listeners after
     * the host's commit, with the engine's next tick. Whether that commit succeeded is for the host to find out; no {@link
     * dev.outbound.store.UncertainCommitException} comes from here.
     *
     * <p>The engine itself (its tick, dispatcher, generator) does not run in here: what it hands to others must be
     * committed before.
     *
     * @throws IllegalStateException if the connection does not qualify, or a transaction of the library or a joined one is
     *     open on this thread
     */
    public <T> T joining(Connection connection, Supplier<T> work) {
        return database.joining(connection, work);
    }

    /** As {@link #joining(Connection, Supplier)}, for work without a result. */
    public void joining(Connection connection, Runnable work) {
        database.joining(connection, () -> {
            work.run();
            return true;
        });
    }

    @Override
    public Transactions transactions() {
        return database;
    }

    @Override
    public Sequences sequences() {
        return sequences;
    }

    @Override
    public Enrollments enrollments() {
        return enrollments;
    }

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public Touches touches() {
        return touches;
    }

    @Override
    public ContactClocks clocks() {
        return clocks;
    }

    @Override
    public ContactLists lists() {
        return lists;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public Starts starts() {
        return starts;
    }

    @Override
    public Suppressions suppressions() {
        return suppressions;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public ActivityLog activities() {
        return activities;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Optional<Instant> time() {
        return Optional.of(database.read(handle -> handle.createQuery("select <clock>")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant()));
    }
}
