package dev.outbound.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.lab.Share;
import dev.outbound.lab.faults.Evidence.AttemptRow;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Step;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Many messages at once on several nodes: {@code -Dlab.crowd=50000}, {@code -Dlab.overdue=50000}, {@code -Dlab.weather=…}. */
class CrowdTest extends OnPostgres {

    private static final int AT_ONCE = 500;
    private static final int BATCH = 50;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void four_nodes_without_any_fault_send_each_message_once_and_leave_nothing_in_doubt() {
        int messages = Share.of("crowd", 5_000);
        try (Lab lab = new Lab(postgres(), BATCH)) {
            launch(lab, messages, Desk.mail(0));
            List<Node> nodes = nodes(lab, 4);
            long start = System.nanoTime();
            nodes.forEach(node -> node.tell("go"));
            lab.awaitRest();
            double seconds = (System.nanoTime() - start) / 1e9;
            nodes.forEach(Node::terminate);
            assertThat(Checker.check(lab.evidence(), 0)).isEmpty();
            assertThat(lab.relay().taken()).hasSize(messages);
            System.out.printf("4 nodes: %d messages in %.1f s, %.0f a second%n", messages, seconds, messages / seconds);
        }
    }

    @Test
    void after_48_hours_without_a_node_what_is_overdue_goes_out_in_its_window_with_4_hours_between() {
        int messages = Share.of("overdue", 5_000);
        try (Lab lab = new Lab(postgres(), BATCH)) {
            SendWindow office = SendWindow.of("09:00", "17:00");
            launch(
                    lab,
                    messages / 2,
                    Desk.mail(0).withWindow(office),
                    Step.email(1, "Mail 1").withWindow(office));
            lab.clock().move(Duration.ofDays(2));
            List<Node> nodes = nodes(lab, 2);
            long start = System.nanoTime();
            nodes.forEach(node -> node.tell("go"));
            for (int hour = 0; hour < 48; hour++) {
                lab.awaitRest();
                lab.clock().move(Duration.ofHours(1));
            }
            lab.awaitRest();
            nodes.forEach(Node::terminate);
            Evidence evidence = lab.evidence();
            assertThat(Checker.check(evidence, 0)).isEmpty();
            assertThat(evidence.attempts())
                    .allMatch(attempt -> isWithin(attempt, "09:00", "17:00"), "within its window");
            assertThat(lab.relay().taken()).hasSize(messages / 2 * 2);
            System.out.printf(
                    "48 h outage: %d overdue, all sent in their windows, %.1f s%n",
                    messages, (System.nanoTime() - start) / 1e9);
        }
    }

    @Test
    void whatever_a_relay_does_the_database_says_what_it_has() {
        long seed = Share.seed();
        int messages = Share.of("weather", 400);
        try (Lab lab = new Lab(postgres(), BATCH)) {
            SplittableRandom random = new SplittableRandom(seed);
            Conduct[] all = Conduct.values();
            lab.relay().conduct(() -> {
                synchronized (random) {
                    return random.nextInt(3) == 0 ? all[random.nextInt(all.length)] : Conduct.TAKE;
                }
            });
            launch(lab, messages, Desk.mail(0));
            List<Node> nodes = nodes(lab, 2);
            nodes.forEach(node -> node.tell("go"));
            for (int minute = 0; minute < 10; minute++) {
                lab.awaitRest();
                lab.clock().move(Duration.ofMinutes(1));
            }
            lab.awaitRest();
            nodes.forEach(Node::terminate);
            assertThat(Checker.check(lab.evidence(), messages))
                    .as("seed %d", seed)
                    .isEmpty();
            System.out.printf(
                    "weather: %d messages, taken %d, in doubt %d, failed %d, seed %d%n",
                    messages,
                    lab.relay().taken().size(),
                    lab.count("select count(*) from seq_touch where status = 'IN_DOUBT'"),
                    lab.count("select count(*) from seq_touch where status = 'FAILED'"),
                    seed);
        }
    }

    private static List<Node> nodes(Lab lab, int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(lab.node());
        }
        nodes.forEach(Node::awaitReady);
        return nodes;
    }

    private static void launch(Lab lab, int people, Step... steps) {
        for (int first = 0; first < people; first += AT_ONCE) {
            lab.desk().launched(Crowd.ids(first, Math.min(AT_ONCE, people - first)), steps);
        }
    }

    private static boolean isWithin(AttemptRow attempt, String from, String to) {
        LocalTime local = attempt.startedAt().atZone(NEW_YORK).toLocalTime();
        return !local.isBefore(LocalTime.parse(from)) && local.isBefore(LocalTime.parse(to));
    }
}
