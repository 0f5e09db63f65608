package dev.outbound.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo in a process of its own, as a person starts it. */
class KilledDemoTest {

    private static final long LONGEST_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void the_demo_ends_with_a_mailbox_that_is_what_the_database_says() throws Exception {
        Process demo = start();
        String output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(demo.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).as(output).isZero();
        assertThat(output)
                .contains("in doubt 0", "mailbox and database agree", "a contact replied: REPLIED", "HTTP 200")
                .contains("BOUNCED=1", "REPLIED=1", "SUPPRESSED=1", "IN_REVIEW=1");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 33, 90})
    void killed_in_the_middle_of_sending_and_started_again_it_sends_nothing_twice_and_loses_nothing(int mails)
            throws Exception {
        Path mailbox = Files.createDirectories(folder.resolve("mailbox"));
        Process killed = start(ProcessBuilder.Redirect.to(folder.resolve("first-output").toFile()));
        awaitMails(mailbox, killed, mails);
        killed.destroyForcibly().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);

        Process again = start();
        String output = new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(again.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).as(output).isZero();
        assertThat(output).contains("Going on with", "The sequence is COMPLETED", "mailbox and database agree");
    }

    private Process start() throws IOException {
        return start(ProcessBuilder.Redirect.PIPE);
    }

    private Process start(ProcessBuilder.Redirect output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.outbound.example.Main",
                        "demo",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    /** Waits until so many mails have arrived; what the demo prints meanwhile is read, so that it never has to wait. */
    private static void awaitMails(Path mailbox, Process demo, int mails) throws IOException, InterruptedException {
        try (WatchService arrivals = mailbox.getFileSystem().newWatchService()) {
            mailbox.register(arrivals, StandardWatchEventKinds.ENTRY_CREATE);
            int arrived = 0;
            while (arrived < mails) {
                WatchKey key = arrivals.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
                assertThat(key).as("mails within " + LONGEST_SECONDS + " s").isNotNull();
                for (WatchEvent<?> event : key.pollEvents()) {
                    arrived += String.valueOf(event.context()).endsWith(".eml") ? 1 : 0;
                }
                key.reset();
            }
        }
        assertThat(demo.isAlive()).isTrue();
    }
}
