package dev.outbound.lab.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.Channel;
import dev.outbound.channels.twilio.Twilio;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.jdbc.JdbcStorage;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
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
 * One node of a host: the engine on PostgreSQL, a relay and Twilio, told what to do line by line and answering in lines. It
 * ticks by itself from {@code go} on.
 */
final class NodeMain {

    private static final Duration INTERVAL = Duration.ofMillis(40);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final SequenceEngine engine;
    private final Storage storage;
    private final Twilio twilio;
    private final Points points;
    private final Workspace workspace;
    private final Clock clock;

    private NodeMain(Setting setting, Duration skew) {
        this.clock = SharedClock.open(setting.clockFile(), skew);
        this.points = new Points(NodeMain::stopAt);
        HikariDataSource database = setting.dataSource();
        this.storage = points.watched(JdbcStorage.on(database));
        this.twilio = setting.twilio(clock);
        this.engine = setting.engine(storage, clock)
                .email(points.watched(setting.mails(clock), Point.K13_ANSWER_READ))
                .sms(points.watched(twilio.texts(), Point.K24_TEXT_ANSWERED))
                .build();
        this.workspace = engine.workspace(Setting.WORKSPACE, Actor.user("lab"));
    }

    /**
     * Runs a node.
     *
     * @param arguments how far its clock is off, in milliseconds, then those of {@link Setting#arguments}
     */
    public static void main(String[] arguments) throws IOException {
        NodeMain node = new NodeMain(
                Setting.of(Arrays.asList(arguments).subList(1, arguments.length)),
                Duration.ofMillis(Long.parseLong(arguments[0])));
        say("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            List<String> words = List.of(line.split(" "));
            try {
                node.obey(words);
                say("done " + words.get(0));
            } catch (RuntimeException e) {
                say("failed " + words.get(0) + " " + e);
            }
        }
    }

    private void obey(List<String> words) {
        switch (words.get(0)) {
            case "arm" -> points.arm(Point.valueOf(words.get(1)), Integer.parseInt(words.get(2)));
            case "go" -> engine.start(INTERVAL);
            case "stop" -> engine.close();
            case "reply" -> reply(new EnrollmentId(UUID.fromString(words.get(1))), words.get(2));
            case "approve" -> {
                SequenceId id = new SequenceId(UUID.fromString(words.get(1)));
                points.during(Point.K21_APPROVING, () -> Desk.approveAll(workspace, id));
            }
            case "launch" -> {
                SequenceId id = new SequenceId(UUID.fromString(words.get(1)));
                points.during(Point.K22_LAUNCHING, () -> Desk.launch(workspace, id, LaunchOptions.now()));
            }
            case "search" ->
                points.during(Point.K18_RESOLVING, () -> search(new TouchId(UUID.fromString(words.get(1)))));
            default -> throw new IllegalArgumentException("no such command: " + words);
        }
    }

    /** The contact of an enrollment answers a mail. */
    private void reply(EnrollmentId id, String messageId) {
        Touch sent = workspace.enrollments().touches(id).stream()
                .filter(t -> t.status() == TouchStatus.SENT && t.channel() == Channel.EMAIL)
                .findFirst()
                .orElseThrow();
        engine.inbound()
                .email(
                        Setting.WORKSPACE,
                        new InboundEmail(
                                messageId,
                                Optional.of(Crowd.email(sent.contact())),
                                List.of(),
                                List.of(sent.handover().orElseThrow().messageId()),
                                List.of(),
                                "Re: hello",
                                "Let us talk.",
                                clock.instant(),
                                new InboundKind.HumanReply(false)));
    }

    private void search(TouchId id) {
        twilio.search(storage)
                .find(Setting.WORKSPACE, id)
                .ifPresent(report -> engine.inbound().status(Setting.WORKSPACE, report));
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
