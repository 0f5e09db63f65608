package dev.outbound.lab.faults;

import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.TouchId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A {@link Host} in a process of its own, told what to do line by line and answering in lines. It ticks by itself from
 * {@code go} on, and ends by itself when it is asked to (SIGTERM).
 */
final class NodeMain {

    private static final Duration INTERVAL = Duration.ofMillis(40);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final Points points = new Points(NodeMain::stopAt);
    private final Host host;

    private NodeMain(Setting setting, Duration skew, boolean guarded) {
        Clock clock = SharedClock.open(setting.clockFile(), skew);
        this.host = new Host(setting, clock, points, Optional.of(guarded));
    }

    /**
     * Runs a node.
     *
     * @param arguments how far its clock is off, in milliseconds; whether the clock is compared with the database's; then
     *     those of {@link Setting#arguments}
     */
    public static void main(String[] arguments) throws IOException {
        NodeMain node = new NodeMain(
                Setting.of(Arrays.asList(arguments).subList(2, arguments.length)),
                Duration.ofMillis(Long.parseLong(arguments[0])),
                Boolean.parseBoolean(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(node.host::close, "shutdown"));
        say("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            Words words = new Words(List.of(line.split(" ", -1)));
            try {
                node.obey(words);
                say("done " + words.first());
            } catch (RuntimeException e) {
                say("failed " + words.first() + " " + e);
            }
        }
    }

    /** A command and what it is about. */
    private record Words(List<String> all) {

        String first() {
            return all.get(0);
        }

        UUID id() {
            return UUID.fromString(all.get(1));
        }
    }

    private void obey(Words words) {
        switch (words.first()) {
            case "arm" -> points.arm(Point.valueOf(words.all().get(1)));
            case "go" -> host.engine().start(INTERVAL);
            case "reply" -> host.reply(new EnrollmentId(words.id()));
            case "approve" ->
                points.during(Point.K21_APPROVING, () -> Desk.approveAll(host.workspace(), new SequenceId(words.id())));
            case "launch" ->
                points.during(
                        Point.K22_LAUNCHING,
                        () -> Desk.launch(host.workspace(), new SequenceId(words.id()), LaunchOptions.now()));
            case "search" -> points.during(Point.K18_RESOLVING, () -> host.search(new TouchId(words.id())));
            default -> throw new IllegalArgumentException("no such command: " + words);
        }
    }

    /** Says where it is, and goes no further. */
    private static void stopAt(Point point) {
        say("at " + point);
        try {
            NEVER.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println("# " + line);
            System.out.flush();
        }
    }
}
