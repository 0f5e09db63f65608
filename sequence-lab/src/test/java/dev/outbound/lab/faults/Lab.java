package dev.outbound.lab.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.channels.twilio.simulator.Ledger;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.jdbc.SequenceSchema;
import dev.outbound.lab.Postgres;
import dev.outbound.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything one run needs: a database, a relay, a Twilio, the time, people at their desk, and nodes. */
final class Lab implements AutoCloseable {

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int BATCH = 8;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final int MANY = 1_000;

    private final Postgres postgres;
    private final Postgres.Database database;
    private final SharedClock clock;
    private final Relay relay;
    private final TwilioSimulator twilio;
    private final Setting setting;
    private final Host survivor;
    private final Desk desk;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Evidence.Stop> stops = new CopyOnWriteArrayList<>();

    Lab(Postgres postgres) {
        this(postgres, BATCH);
    }

    Lab(Postgres postgres, int batch) {
        this(postgres, batch, Policy.Promise.valueOf(System.getProperty("lab.promise", "AT_MOST_ONCE")));
    }

    /** A lab in which that is promised. */
    static Lab promising(Postgres postgres, Policy.Promise promise) {
        return new Lab(postgres, BATCH, promise);
    }

    private Lab(Postgres postgres, int batch, Policy.Promise promise) {
        this.postgres = postgres;
        this.database = postgres.newDatabase();
        try {
            Path folder = Files.createTempDirectory("lab");
            this.clock = SharedClock.create(folder.resolve("clock"));
            this.relay = new Relay(folder.resolve("mails"));
            this.twilio = TwilioSimulator.start(Setting.ACCOUNT, Setting.TOKEN, Ledger.inMemory(), clock);
            this.setting =
                    new Setting(database.url(), relay.port(), twilio.url(), folder.resolve("clock"), batch, promise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (HikariDataSource source = setting.dataSource()) {
            SequenceSchema.migrate(source);
        }
        this.survivor = new Host(setting, clock);
        this.desk = new Desk(survivor.engine(), survivor.workspace());
    }

    Postgres postgres() {
        return postgres;
    }

    Postgres.Database database() {
        return database;
    }

    Setting setting() {
        return setting;
    }

    /** This very process as a host: it sends only when it is told to, and is never killed. */
    Host survivor() {
        return survivor;
    }

    SharedClock clock() {
        return clock;
    }

    Relay relay() {
        return relay;
    }

    TwilioSimulator twilio() {
        return twilio;
    }

    Desk desk() {
        return desk;
    }

    /** A node that listens, and does not tick yet. */
    Node node() {
        return node(setting);
    }

    Node node(Setting its) {
        return started(Node.start(its, Duration.ZERO, false));
    }

    /** A node that compares its clock, which is off by that much, with the database's. */
    Node guarded(Duration skew) {
        return started(Node.start(setting, skew, true));
    }

    private Node started(Node node) {
        nodes.add(node);
        return node;
    }

    /** Notes that something was stopped, now that it has been answered. */
    void stopped(Set<String> contacts, Optional<UUID> sequence) {
        stops.add(new Evidence.Stop(contacts, sequence, clock.instant()));
    }

    /** Waits in real time until that is so. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited a minute in vain until " + what);
            }
            pause(20);
        }
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until nothing is due and nothing in hand; in vain, if there is not less to do for a minute. */
    void awaitRest() {
        long least = Long.MAX_VALUE;
        long end = 0;
        for (long left = busy(); left > 0; left = busy()) {
            if (left < least) {
                least = left;
                end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("for a minute it stayed at " + least + " messages to be sent");
            }
            pause(left > MANY ? 500 : 20);
        }
    }

    /** How many messages are due, claimed or being sent. */
    long busy() {
        return count("select count(*) from seq_touch where status in ('CLAIMED', 'SENDING')"
                + " or status = 'SCHEDULED' and wake_at <= timestamp with time zone '" + clock.instant() + "'");
    }

    long count(String sql) {
        return first(sql, Long.class).orElseThrow();
    }

    Optional<UUID> id(String sql) {
        return first(sql, UUID.class);
    }

    private <T> Optional<T> first(String sql, Class<T> type) {
        try (Connection connection = survivor.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.of(row.getObject(1, type)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leases end, waits are over: whatever recovers by itself has had its time. */
    void settle() {
        clock.move(Setting.SETTLED);
        awaitRest();
    }

    Evidence evidence() {
        Instant now = clock.instant();
        List<Taken> taken = Stream.concat(relay.taken().stream(), texts()).toList();
        return Evidence.of(survivor.database(), taken, List.copyOf(stops), now);
    }

    private Stream<Taken> texts() {
        return twilio.entries(Entry.Kind.TEXT_OUT).stream().map(Lab::taken);
    }

    /** The address its status is told to names the attempt. */
    private static Taken taken(Entry text) {
        Matcher attempt = UUIDS.matcher(text.field("StatusCallback"));
        if (!attempt.find()) {
            throw new IllegalStateException("a text without its attempt: " + text.sid());
        }
        return new Taken(UUID.fromString(attempt.group()), text.sid(), text.field("To"), 0);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        survivor.close();
        relay.close();
        twilio.close();
        postgres.execute("drop database " + database.name() + " with (force)");
    }
}
