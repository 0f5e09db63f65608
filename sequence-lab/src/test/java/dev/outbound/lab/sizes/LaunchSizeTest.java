package dev.outbound.lab.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.lab.sizes.Child.Said;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A sequence of five steps to {@code lab.contacts} people (300, if nothing else is said), each piece of work in a JVM with
 * 256 MB.
 */
class LaunchSizeTest {

    private static final int CONTACTS = Integer.getInteger("lab.contacts", 300);
    private static final int STEPS = 5;
    private static final int HEAP = 256;
    private static final Path NO_FILE = Path.of("none");

    private static String prepared = "";

    @BeforeAll
    static void prepare() {
        String url = Server.database("size_prepared", "");
        Said said = new Child(HEAP).run(url, "prepare", CONTACTS, NO_FILE);
        assertThat(said.count()).isEqualTo((long) CONTACTS * STEPS);
        Figures.print("enrol, write, approve", CONTACTS, Figures.of(said));
        prepared = "size_prepared";
    }

    @Test
    void a_launch_activates_all_in_one_transaction_and_tells_how_far_it_is() {
        String url = Server.database("size_launch", prepared);
        Said dry = new Child(HEAP).run(url, "timeline", CONTACTS, NO_FILE);
        assertThat(dry.count()).isEqualTo((long) CONTACTS * STEPS);
        Figures.print("dry run before launch", CONTACTS, Figures.of(dry));

        Said launch = new Child(HEAP).run(url, "launch", CONTACTS, NO_FILE);
        assertThat(launch.count()).isEqualTo(CONTACTS);
        assertThat(touches(url, "true")).isEqualTo((long) CONTACTS * STEPS);
        assertThat(touches(url, "wake_at is not null")).as("heads").isEqualTo(CONTACTS);
        assertProgress(launch.progress(), 2L * CONTACTS);
        double copy = Copied.launch(url, Server.database("size_copy", prepared));
        Figures.print(
                "preview and launch",
                CONTACTS,
                Figures.of(launch)
                        + String.format(
                                Locale.ROOT, "; COPY of the same rows %.1f s: %.1f x", copy, launch.seconds() / copy));

        Said after = new Child(HEAP).run(url, "timeline", CONTACTS, NO_FILE);
        assertThat(after.count()).isEqualTo((long) CONTACTS * STEPS);
        Figures.print("dry run after launch", CONTACTS, Figures.of(after));

        Said pause = new Child(HEAP).run(url, "pause", CONTACTS, NO_FILE);
        assertThat(touches(url, "wake_at is not null")).isZero();
        assertProgress(pause.progress(), CONTACTS);
        Figures.print("pause", CONTACTS, Figures.of(pause));

        Said resume = new Child(HEAP).run(url, "resume", CONTACTS, NO_FILE);
        assertThat(touches(url, "wake_at is not null")).isEqualTo(CONTACTS);
        assertProgress(resume.progress(), 2L * CONTACTS);
        Figures.print("resume", CONTACTS, Figures.of(resume));

        Said cancel = new Child(HEAP).run(url, "cancel", CONTACTS, NO_FILE);
        assertThat(touches(url, "status = 'SKIPPED'")).isEqualTo((long) CONTACTS * STEPS);
        assertProgress(cancel.progress(), CONTACTS);
        Figures.print("cancel", CONTACTS, Figures.of(cancel));
    }

    @Test
    void a_launch_that_is_killed_in_the_middle_has_launched_nobody_and_can_be_done_again() {
        String url = Server.database("size_killed", prepared);
        new Child(HEAP).kill(url, "launch-and-wait", CONTACTS);
        gone("size_killed");
        assertThat(touches(url, "true")).isZero();
        assertThat(Server.number(url, "select count(*) from seq_enrollment where status <> 'IN_REVIEW'"))
                .isZero();
        assertThat(Server.number(url, "select count(*) from seq_sequence where status = 'IN_REVIEW'"))
                .isEqualTo(1);

        assertThat(new Child(HEAP).run(url, "launch", CONTACTS, NO_FILE).count())
                .isEqualTo(CONTACTS);
    }

    /** Waits until the database has noticed that its client is gone. */
    private static void gone(String database) {
        String others = "select count(*) from pg_stat_activity where datname = '" + database
                + "' and pid <> pg_backend_pid() and backend_type = 'client backend'";
        long end = System.nanoTime() + 60_000_000_000L;
        while (Server.number(Server.url(database), others) > 0) {
            assertThat(System.nanoTime()).as("waited for the client to be gone").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static long touches(String url, String which) {
        return Server.number(url, "select count(*) from seq_touch where " + which);
    }

    private static void assertProgress(List<long[]> progress, long total) {
        assertThat(progress).isNotEmpty();
        for (int i = 1; i < progress.size(); i++) {
            assertThat(progress.get(i)[0]).isGreaterThan(progress.get(i - 1)[0]);
        }
        assertThat(progress.get(progress.size() - 1)).containsExactly(total, total);
    }
}
