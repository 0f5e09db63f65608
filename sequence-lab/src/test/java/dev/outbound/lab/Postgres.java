package dev.outbound.lab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL of our own that writes to disk as in production, and that can be broken and started again. */
public final class Postgres implements AutoCloseable {

    private static final String CONNECTIONS = "100";

    private final Path folder;
    private final int port;
    private final EmbeddedPostgres server;
    private Optional<Process> again = Optional.empty();

    private Postgres(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
        this.port = server.getPort();
    }

    public static Postgres start() {
        try {
            Path folder = Files.createTempDirectory("lab-postgres");
            return new Postgres(folder, open(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres open(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", CONNECTIONS)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    public int port() {
        return port;
    }

    /** The address of a new database of its own, asked for with these further driver options. */
    public Database newDatabase() {
        String name = "lab_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name);
        return new Database(port, name);
    }

    /** A database of this server. */
    public record Database(int port, String name) {

        public String url() {
            return url(port);
        }

        /** The same database by way of something that listens on another port. */
        public String url(int otherPort) {
            return "jdbc:postgresql://localhost:" + otherPort + "/" + name
                    + "?options=-c%20idle_in_transaction_session_timeout=2s&user=postgres&sslmode=disable&reWriteBatchedInserts=true&connectTimeout=5&socketTimeout=30";
        }
    }

    /** Runs a statement outside of all databases of tests. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(new Database(port, "postgres").url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All its processes end at once, nothing is written any more, and it recovers from its log. */
    public void restartImmediately() {
        try {
            long postmaster =
                    Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                            .get(0)
                            .strip());
            ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster))
                    .inheritIO()
                    .start()
                    .waitFor();
            process.onExit().get(30, TimeUnit.SECONDS);
            startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL did not end", e);
        }
    }

    /** With the command line it was started with, which it keeps in its folder. */
    private void startAgain() throws IOException {
        String command = Files.readString(folder.resolve("data").resolve("postmaster.opts"))
                .strip();
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "exec " + command + " > /dev/null 2>&1 < /dev/null"));
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a namespace of its own it is somebody else.
            shell.addAll(0, List.of("unshare", "-U"));
        }
        again = Optional.of(new ProcessBuilder(shell).start());
        awaitConnections();
    }

    private void awaitConnections() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Connection connection = DriverManager.getConnection(new Database(port, "postgres").url())) {
                connection.isValid(1);
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL did not come back", notYet);
                }
            }
        }
    }

    /** Every connection to that database ends in the middle of whatever it does. */
    public void terminateBackends(Database database) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name() + "'");
    }

    @Override
    public void close() {
        again.ifPresent(Process::destroy);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
