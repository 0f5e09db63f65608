package dev.outbound.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.lab.Share;
import dev.outbound.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes at work while something bad happens again and again, at whatever moment it happens to be. */
class RampageTest extends OnPostgres {

    private static final int NODES = 2;
    private static final int PEOPLE = 10;

    @Test
    void nodes_killed_at_any_moment_lose_nothing_and_send_nothing_twice() {
        run("random kills", Share.of("randomKills", 3), List.of(Rampage.Act.KILL));
    }

    @Test
    void nodes_asked_to_end_leave_nothing_in_doubt() {
        run("SIGTERM", Share.of("terminations", 3), List.of(Rampage.Act.TERMINATE));
    }

    @Test
    void nodes_frozen_past_their_lease_send_nothing_twice_and_leave_nothing_in_doubt() {
        run("frozen", Share.of("frozen", 5), List.of(Rampage.Act.FREEZE));
    }

    @Test
    void a_database_that_crashes_and_recovers_loses_nothing() {
        run("database restarts", Share.of("restarts", 5), List.of(Rampage.Act.RESTART_DATABASE));
    }

    @Test
    void backends_that_are_terminated_lose_nothing() {
        run("terminated backends", Share.of("backends", 5), List.of(Rampage.Act.TERMINATE_BACKENDS));
    }

    @Test
    void commits_whose_request_or_answer_is_lost_are_not_taken_for_something_else() {
        run("cut commits", Share.of("cuts", 10), List.of(Rampage.Act.CUT_BEFORE_COMMIT, Rampage.Act.CUT_AFTER_COMMIT));
    }

    @Test
    void under_a_promise_to_send_at_least_once_every_second_copy_is_explained_by_its_attempts() {
        run(
                "random kills, at least once",
                Share.of("atLeastOnce", 3),
                List.of(Rampage.Act.KILL),
                Lab.promising(postgres(), Policy.Promise.AT_LEAST_ONCE));
    }

    private void run(String name, int times, List<Rampage.Act> acts) {
        run(name, times, acts, new Lab(postgres()));
    }

    private static void run(String name, int times, List<Rampage.Act> acts, Lab fresh) {
        long seed = Share.seed();
        long start = System.nanoTime();
        try (Lab lab = fresh) {
            Rampage rampage = new Rampage(lab, seed, NODES, PEOPLE);
            for (int i = 0; i < times; i++) {
                rampage.round(acts.get(i % acts.size()));
            }
            rampage.heal();
            assertThat(Checker.check(lab.evidence(), rampage.doubtful()))
                    .as("seed %d", seed)
                    .isEmpty();
            System.out.printf(
                    "%s: %d, messages %d, taken %d (%d of them again), in doubt %d, %.1f s, seed %d%n",
                    name,
                    rampage.acts(),
                    rampage.messages(),
                    lab.relay().taken().size(),
                    lab.relay().taken().size()
                            - lab.relay().taken().stream()
                                    .map(Taken::messageId)
                                    .distinct()
                                    .count(),
                    lab.count("select count(*) from seq_touch where status = 'IN_DOUBT'"),
                    (System.nanoTime() - start) / 1e9,
                    seed);
        }
    }
}
