package dev.outbound.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.lab.Share;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nodes whose clocks are ten minutes off the database's: {@code -Dlab.skewed=200}. */
class SkewTest extends OnPostgres {

    private static final Duration OFF = Duration.ofMinutes(10);
    private static final int PEOPLE = 5;
    private static final int TICKS_MILLIS = 300;

    @Test
    void a_node_whose_clock_is_10_minutes_off_sends_nothing_and_one_that_is_right_sends_everything() {
        int times = Share.of("skewed", 2);
        try (Lab lab = new Lab(postgres())) {
            lab.clock().beReal();
            for (int i = 0; i < times; i++) {
                int before = lab.relay().taken().size();
                lab.desk().launched(Crowd.ids(i * PEOPLE, PEOPLE), Desk.mail(0));
                try (Node wrong = lab.guarded(i % 2 == 0 ? OFF : OFF.negated()).awaitReady()) {
                    wrong.tell("go");
                    Lab.pause(TICKS_MILLIS);
                    assertThat(lab.relay().taken()).hasSize(before);
                }
                try (Node right = lab.guarded(Duration.ZERO).awaitReady()) {
                    right.tell("go");
                    lab.awaitRest();
                }
                assertThat(lab.relay().taken()).hasSize(before + PEOPLE);
            }
            assertThat(Checker.check(lab.evidence(), 0)).isEmpty();
            System.out.printf("clocks 10 min off: %d times, nothing sent by them%n", times);
        }
    }
}
