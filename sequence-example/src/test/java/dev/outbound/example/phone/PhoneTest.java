package dev.outbound.example.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.Workspace;
import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.example.App;
import dev.outbound.example.config.AppConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated phone provider, and what the app makes of what it says. */
class PhoneTest {

    @TempDir
    Path folder;

    @Test
    void a_stop_that_comes_in_suppresses_its_number_and_a_forged_one_does_not() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Map<String, String> settings =
                Map.of("OUTBOUND_FOLDER", folder.toString(), "OUTBOUND_PORT", Integer.toString(port));
        try (App app = App.start(AppConfig.of(Optional.empty(), settings))) {
            URI webhook = app.url().resolve("/twilio/text");
            HttpRequest forged = HttpRequest.newBuilder(webhook)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Twilio-Signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "MessageSid=SM1&From=%2B12125550134&To=%2B12125550100&Body=STOP"))
                    .build();
            int answer = HttpClient.newHttpClient()
                    .send(forged, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertThat(answer).isEqualTo(403);
            assertThat(isSuppressed(app, "+12125550134")).isFalse();

            TwilioSimulator simulator = app.get(TwilioSimulator.class);
            Entry stop = simulator.receive("+12125550134", "+12125550100", "STOP");
            assertThat(simulator.tell(stop, webhook)).isEqualTo(200);
            assertThat(isSuppressed(app, "+12125550134")).isTrue();
        }
    }

    @Test
    void a_stop_whose_webhook_was_lost_is_asked_for_and_after_a_restart_only_what_came_since() throws Exception {
        Map<String, String> settings = Map.of("OUTBOUND_FOLDER", folder.toString(), "OUTBOUND_PORT", "0");
        String read;
        try (App app = App.start(AppConfig.of(Optional.empty(), settings))) {
            app.get(TwilioSimulator.class).receive("+12125550134", "+12125550100", "STOP");
            app.get(TextPoll.class).once();
            assertThat(isSuppressed(app, "+12125550134")).isTrue();
            read = Files.readString(app.get(AppConfig.class).data().resolve("texts.read"));
        }
        Clock anHourLater = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (App app = App.start(AppConfig.of(Optional.empty(), settings), anHourLater)) {
            app.get(TwilioSimulator.class).receive("+12125550135", "+12125550100", "Stop please");
            app.get(TextPoll.class).once();
            assertThat(isSuppressed(app, "+12125550135")).isTrue();
            String now = Files.readString(app.get(AppConfig.class).data().resolve("texts.read"));
            assertThat(Instant.parse(now)).isAfter(Instant.parse(read));
        }
    }

    @Test
    void what_was_kept_is_there_after_a_restart_and_a_line_that_was_cut_short_is_not() throws IOException {
        Path file = folder.resolve("phone.log");
        Entry kept = new Entry(
                Entry.Kind.TEXT_OUT,
                "SM1",
                Map.of(
                        "Body",
                        "two\tlines\n\"quoted\"",
                        "StatusCallback",
                        "https://a.example/status?c=SMS&w=acme&a=" + "01955c85-6180-7006-9df2-f1284cf0b43d&t=x"),
                Instant.parse("2026-01-05T14:00:00.123Z"));
        new PhoneLog(file).keep(kept);
        Files.writeString(file, "\nTEXT_OUT\tSM2\t2026-01-05T14:00:00Z\t{\"Bo", StandardOpenOption.APPEND);
        assertThat(new PhoneLog(file).all()).containsExactly(kept);
        Entry next = new Entry(Entry.Kind.CALL_OUT, "CA1", Map.of(), kept.at());
        new PhoneLog(file).keep(next);
        assertThat(new PhoneLog(file).sent()).containsExactly(kept, next);
        assertThat(PhoneLog.attempt(kept)).hasToString("01955c85-6180-7006-9df2-f1284cf0b43d");
    }

    private static boolean isSuppressed(App app, String number) {
        return app.get(Workspace.class)
                .suppressions()
                .isSuppressed(PhoneNumber.of(number).key());
    }
}
