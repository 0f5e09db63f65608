package dev.outbound.lab.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A {@link NodeMain} in a process of its own. */
final class Node implements AutoCloseable {

    private static final long LONGEST_SECONDS = 60;

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private volatile Consumer<Point> reached = point -> {};

    private Node(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Daemon.start("node-output", this::read);
    }

    /** Starts one; {@link #awaitReady} says when it listens. */
    static Node start(Setting setting, Duration skew, boolean guarded) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + System.getProperty("lab.log", "off"),
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName(),
                Long.toString(skew.toMillis()),
                Boolean.toString(guarded)));
        command.addAll(setting.arguments());
        try {
            return new Node(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("# at ")) {
                    reached.accept(Point.valueOf(line.substring("# at ".length())));
                } else if (line.startsWith("# ")) {
                    said.add(line.substring(2));
                } else {
                    System.out.println("node " + process.pid() + ": " + line);
                }
            }
        } catch (IOException ended) {
            // It is dead.
        }
    }

    Node awaitReady() {
        await("ready");
        return this;
    }

    /** What happens when the process stops at the point it was told of. */
    void whenReached(Consumer<Point> next) {
        reached = next;
    }

    /** Tells it to do something, and waits until it is done. */
    void tell(String command, Object... about) {
        send(command, about);
        await("done " + command);
    }

    /** Tells it to do something, and does not wait. */
    void send(String command, Object... about) {
        try {
            commands.write(command);
            for (Object one : about) {
                commands.write(" " + one);
            }
            commands.write("\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String expected) {
        try {
            Optional<String> answer = Optional.ofNullable(said.poll(LONGEST_SECONDS, TimeUnit.SECONDS));
            if (!answer.equals(Optional.of(expected))) {
                throw new IllegalStateException("expected '" + expected + "' of the node, got " + answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; returns when it has ended by itself. */
    void terminate() {
        process.destroy();
        awaitEnd();
    }

    /** SIGSTOP. */
    void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("node " + process.pid() + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            thaw();
            kill();
        }
    }
}
