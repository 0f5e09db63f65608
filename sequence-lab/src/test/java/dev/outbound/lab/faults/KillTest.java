package dev.outbound.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.lab.Share;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SIGKILL at each of the 24 points. {@code -Dlab.kills=50} for fifty at each, {@code -Dlab.point=K05_FENCED} for one alone,
 * {@code -Dlab.promise=AT_LEAST_ONCE} under that promise.
 */
class KillTest extends OnPostgres {

    private static final int KILLS = Share.of("kills", 1);

    private Lab lab;
    private KillRun run;

    static List<Point> points() {
        return Optional.ofNullable(System.getProperty("lab.point"))
                .map(only -> List.of(Point.valueOf(only)))
                .orElse(List.of(Point.values()));
    }

    @BeforeAll
    void start() {
        lab = new Lab(postgres());
        run = new KillRun(lab);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @MethodSource("points")
    void a_node_killed_there_loses_nothing_and_sends_nothing_twice_and_the_rest_ends_within_90_seconds(Point point) {
        long start = System.nanoTime();
        int before = run.messages();
        for (int i = 0; i < KILLS; i++) {
            run.at(point);
        }
        assertThat(run.findings()).isEmpty();
        System.out.printf(
                "kills at %s: %d, messages %d, in doubt so far %d, %.1f s%n",
                point,
                KILLS,
                run.messages() - before,
                lab.count("select count(*) from seq_touch where status = 'IN_DOUBT'"),
                (System.nanoTime() - start) / 1e9);
    }
}
