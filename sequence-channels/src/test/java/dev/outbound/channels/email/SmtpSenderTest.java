package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.Secret;
import dev.outbound.channels.email.ScriptedRelay.Act;
import dev.outbound.channels.email.SmtpSettings.Login;
import dev.outbound.channels.email.SmtpSettings.Timeouts;
import dev.outbound.dispatch.OutboundMessage.Body;
import dev.outbound.dispatch.OutboundMessage.Email;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.dispatch.SendOutcome.Accepted;
import dev.outbound.dispatch.SendOutcome.Deferred;
import dev.outbound.dispatch.SendOutcome.Rejected;
import dev.outbound.dispatch.SendOutcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpSenderTest {

    /** Short enough to wait for, long enough for a relay on a busy machine to answer. */
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10));

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("everything is well", "DOT", "250 2.0.0 Ok: queued as 4ABC123", "Accepted 4ABC123"),
                Arguments.of("greeting 421", "GREETING", "421 4.3.2 try later", "Deferred"),
                Arguments.of("greeting 554", "GREETING", "554 5.7.1 go away", "Channel down"),
                Arguments.of("greeting dropped", "GREETING", Act.DROP, "Channel down"),
                Arguments.of("greeting never", "GREETING", Act.SILENCE, "Channel down"),
                Arguments.of("greeting without end", "GREETING", "hello there", "Channel down"),
                Arguments.of("wrong password", "AUTH", "535 5.7.8 bad credentials", "Channel down"),
                Arguments.of("log-in mechanism too weak", "AUTH", "534 5.7.9 too weak", "Channel down"),
                Arguments.of("log-in for now impossible", "AUTH", "454 4.7.0 temporary", "Deferred"),
                Arguments.of("log-in dropped", "AUTH", Act.DROP, "Channel down"),
                Arguments.of("log-in wanted at MAIL", "MAIL", "530 5.7.0 log in first", "Channel down"),
                Arguments.of("MAIL 421", "MAIL", "421 4.7.0 closing", "Deferred"),
                Arguments.of("MAIL 451", "MAIL", "451 4.3.0 trouble", "Deferred"),
                Arguments.of("MAIL 550", "MAIL", "550 5.7.1 sender refused", "Rejected OTHER"),
                Arguments.of("MAIL 553 about the sender", "MAIL", "553 5.1.8 sender domain", "Rejected OTHER"),
                Arguments.of("MAIL dropped", "MAIL", Act.DROP, "Deferred"),
                Arguments.of("MAIL nonsense", "MAIL", "what?", "Deferred"),
                Arguments.of("RCPT 450", "RCPT", "450 4.2.1 greylisted", "Deferred"),
                Arguments.of("RCPT 452", "RCPT", "452 4.2.2 full", "Deferred"),
                Arguments.of("RCPT 550", "RCPT", "550 No such user here", "Rejected INVALID_ADDRESS"),
                Arguments.of(
                        "RCPT 550 5.1.1", "RCPT", "550-5.1.1 unknown\n550 5.1.1 really", "Rejected INVALID_ADDRESS"),
                Arguments.of("RCPT 551", "RCPT", "551 not local", "Rejected INVALID_ADDRESS"),
                Arguments.of("RCPT 553", "RCPT", "553 mailbox name", "Rejected INVALID_ADDRESS"),
                Arguments.of("RCPT 554 5.1.2", "RCPT", "554 5.1.2 bad domain", "Rejected INVALID_ADDRESS"),
                Arguments.of("RCPT 550 5.7.1, our reputation", "RCPT", "550 5.7.1 listed", "Rejected OTHER"),
                Arguments.of("RCPT 554", "RCPT", "554 no", "Rejected OTHER"),
                Arguments.of("RCPT 552", "RCPT", "552 mailbox full", "Deferred"),
                Arguments.of("RCPT 550 5.2.2", "RCPT", "550 5.2.2 over quota", "Deferred"),
                Arguments.of("RCPT dropped", "RCPT", Act.DROP, "Deferred"),
                Arguments.of("RCPT never", "RCPT", Act.SILENCE, "Deferred"),
                Arguments.of("DATA 451", "DATA", "451 4.3.0 not now", "Deferred"),
                Arguments.of("DATA 554", "DATA", "554 5.5.1 no valid recipients", "Rejected OTHER"),
                Arguments.of("DATA dropped", "DATA", Act.DROP, "Deferred"),
                Arguments.of("DATA answered as if it were done", "DATA", "250 Ok", "Deferred"),
                Arguments.of("421 after the dot", "DOT", "421 4.3.2 closing", "Deferred"),
                Arguments.of("451 after the dot", "DOT", "451 4.7.1 try later", "Deferred"),
                Arguments.of("554 after the dot", "DOT", "554 5.7.1 spam", "Rejected OTHER"),
                Arguments.of("550 5.1.1 after the dot", "DOT", "550 5.1.1 no such user", "Rejected INVALID_ADDRESS"),
                Arguments.of("552 5.3.4 after the dot", "DOT", "552 5.3.4 too big", "Rejected OTHER"),
                Arguments.of(
                        "several lines after the dot", "DOT", "250-thank you\n250 id=1abc-000", "Accepted 1abc-000"),
                Arguments.of("another yes after the dot", "DOT", "252 will try", "Accepted -"),
                Arguments.of("dropped after the dot", "DOT", Act.DROP, "Unknown"),
                Arguments.of("half an answer after the dot", "DOT", "25", "Unknown"),
                Arguments.of("nonsense after the dot", "DOT", "<html>502 Bad Gateway</html>", "Unknown"),
                Arguments.of("a code no relay knows", "DOT", "999 yes?", "Unknown"),
                Arguments.of("354 after the dot", "DOT", "354 go on", "Unknown"),
                Arguments.of("yes and no after the dot", "DOT", "250-yes\n550 no", "Unknown"),
                Arguments.of("silence after the dot", "DOT", Act.SILENCE, "Unknown"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("answers")
    void the_answer_decides_the_outcome(String what, String stage, Object answer, String expected) throws IOException {
        for (int run = 0; run < 5; run++) {
            try (var relay = new ScriptedRelay().on(stage, answer);
                    var sender = new SmtpSender(loggedIn(relay).withTimeouts(SHORT))) {
                SendOutcome outcome = sender.send(Emails.email());
                assertThat(told(outcome)).as(what + ": " + outcome).isEqualTo(expected);
                assertThat(relay.messages.size()).as("copies").isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void reports_go_to_the_return_path_of_the_mail_and_without_one_to_its_sender() throws IOException {
        String returnPath = "b+" + "a".repeat(48) + "@bounce.sender.example";
        try (var relay = new ScriptedRelay();
                var sender = new SmtpSender(loggedIn(relay))) {
            sender.send(Emails.withReturnPath(Emails.email(), returnPath));
            sender.send(Emails.email());
            assertThat(relay.commands.stream().filter(command -> command.startsWith("MAIL FROM")))
                    .containsExactly("MAIL FROM:<" + returnPath + ">", "MAIL FROM:<tyler@sender.example>");
            assertThat(relay.messages)
                    .hasSize(2)
                    .allSatisfy(message -> assertThat(message)
                            .contains("From: Tyler Durden\n <tyler@sender.example>")
                            .doesNotContain("bounce.sender.example"));
        }
    }

    @Test
    void a_relay_that_hangs_up_in_the_middle_of_the_message_does_not_have_it() throws IOException {
        Email large = Emails.with(Emails.email(), new Body("line of text\n".repeat(400_000), "<p>x</p>"));
        for (int run = 0; run < 5; run++) {
            try (var relay = new ScriptedRelay().dropAfterBodyLines(30);
                    var sender = new SmtpSender(loggedIn(relay).withTimeouts(SHORT))) {
                assertThat(told(sender.send(large))).isEqualTo("Deferred");
                assertThat(relay.messages).isEmpty();
            }
        }
    }

    @Test
    void a_relay_that_hangs_up_instead_of_saying_goodbye_has_the_message() throws IOException {
        for (int run = 0; run < 5; run++) {
            try (var relay = new ScriptedRelay().on("QUIT", Act.DROP);
                    var sender = new SmtpSender(loggedIn(relay).withConnections(1, 1))) {
                assertThat(told(sender.send(Emails.email()))).isEqualTo("Accepted 4ABC123");
            }
        }
    }

    @Test
    void a_relay_that_drips_is_cut_off() throws IOException {
        Timeouts patient = new Timeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300));
        for (String stage : List.of("EHLO", "RCPT", "DOT")) {
            try (var relay = new ScriptedRelay().on(stage, Act.DRIP);
                    var sender = new SmtpSender(loggedIn(relay).withTimeouts(patient))) {
                long start = System.nanoTime();
                String expected = switch (stage) {
                    case "EHLO" -> "Channel down";
                    case "RCPT" -> "Deferred";
                    default -> "Unknown";
                };
                assertThat(told(sender.send(Emails.email()))).as(stage).isEqualTo(expected);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void nobody_listening_is_a_channel_that_is_down() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        try (var sender = new SmtpSender(SmtpSettings.local(port))) {
            assertThat(told(sender.send(Emails.email()))).isEqualTo("Channel down");
        }
    }

    @Test
    void a_relay_without_encryption_gets_neither_password_nor_message() throws IOException {
        try (var relay = new ScriptedRelay();
                var sender = new SmtpSender(loggedIn(relay).withTls(SmtpSettings.Tls.STARTTLS_REQUIRED))) {
            assertThat(told(sender.send(Emails.email()))).isEqualTo("Channel down");
            assertThat(relay.commands).noneMatch(command -> command.startsWith("AUTH"));
            assertThat(relay.messages).isEmpty();
        }
    }

    @Test
    void it_is_too_late_before_the_dot_and_not_after() throws IOException {
        var now = new AtomicLong();
        // Asked before the connection is taken, before the message is begun, and before the dot.
        for (int reads = 0; reads < 3; reads++) {
            long deadline = reads;
            now.set(0);
            Email email = Emails.email(
                    Emails.handed(deadline, now::getAndIncrement),
                    Emails.email().from(),
                    "Late");
            try (var relay = new ScriptedRelay();
                    var sender = new SmtpSender(loggedIn(relay))) {
                String expected = reads < 2 ? "Deferred" : "Accepted 4ABC123";
                assertThat(told(sender.send(email))).as("deadline " + deadline).isEqualTo(expected);
                assertThat(relay.messages).hasSize(reads < 2 ? 0 : 1);
            }
        }
    }

    @Test
    void connections_are_used_again_up_to_their_number_of_messages() throws IOException {
        try (var relay = new ScriptedRelay();
                var sender = new SmtpSender(loggedIn(relay).withConnections(2, 10))) {
            for (int i = 0; i < 25; i++) {
                assertThat(told(sender.send(Emails.email()))).isEqualTo("Accepted 4ABC123");
            }
            assertThat(relay.messages).hasSize(25);
            assertThat(relay.connections).hasValue(3);
        }
    }

    @Test
    void a_refused_recipient_does_not_cost_the_connection_and_a_timeout_does() throws IOException {
        try (var relay = new ScriptedRelay().on("RCPT", "550 5.1.1 unknown");
                var sender = new SmtpSender(loggedIn(relay).withTimeouts(SHORT))) {
            sender.send(Emails.email());
            sender.send(Emails.email());
            assertThat(relay.connections).hasValue(1);
            relay.on("RCPT", Act.SILENCE);
            assertThat(told(sender.send(Emails.email()))).isEqualTo("Deferred");
            relay.on("RCPT", "250 Ok");
            assertThat(told(sender.send(Emails.email()))).isEqualTo("Accepted 4ABC123");
            assertThat(relay.connections).hasValue(2);
        }
    }

    @Test
    void no_more_connections_than_allowed_are_open_at_once() throws Exception {
        try (var relay = new ScriptedRelay();
                var sender = new SmtpSender(loggedIn(relay).withConnections(3, 1_000))) {
            var threads = Executors.newFixedThreadPool(12);
            List<Callable<SendOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(() -> sender.send(Emails.email()));
            }
            for (Future<SendOutcome> outcome : threads.invokeAll(calls)) {
                assertThat(told(outcome.get())).isEqualTo("Accepted 4ABC123");
            }
            threads.shutdown();
            assertThat(relay.messages).hasSize(200);
            assertThat(relay.connections.get()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void what_the_relay_repeats_of_the_message_is_not_passed_on() throws IOException {
        String echo = "550 5.7.1 <bob@customer.example>: BOB at customer.example refused \"Quick question\" question"
                + " https://app.sender.example/u/c2VjcmV0dG9rZW4 listed by zen";
        for (String stage : List.of("MAIL", "RCPT", "DOT")) {
            try (var relay = new ScriptedRelay().on(stage, echo);
                    var sender = new SmtpSender(loggedIn(relay))) {
                assertThat(sender.send(Emails.email()).toString())
                        .doesNotContainIgnoringCase("customer")
                        .doesNotContainIgnoringCase("question")
                        .doesNotContain("c2VjcmV0")
                        .doesNotContain("@")
                        .contains("550 5.7.1", "listed by zen");
            }
        }
    }

    @Test
    void a_closed_sender_sends_nothing() throws IOException {
        try (var relay = new ScriptedRelay()) {
            var sender = new SmtpSender(loggedIn(relay));
            sender.send(Emails.email());
            sender.close();
            assertThat(told(sender.send(Emails.email()))).isEqualTo("Channel down");
            assertThat(relay.messages).hasSize(1);
        }
    }

    private static SmtpSettings loggedIn(ScriptedRelay relay) {
        return new SmtpSettings(
                "localhost",
                relay.port(),
                Optional.of(new Login("tyler", new Secret("hunter2"))),
                SmtpSettings.Tls.NONE_FOR_LOCALHOST_ONLY,
                4,
                100,
                Timeouts.DEFAULT);
    }

    private static String told(SendOutcome outcome) {
        return outcome.fold(
                (Accepted a) -> "Accepted " + a.providerId().orElse("-"),
                (Deferred d) -> d.channelWide() ? "Channel down" : "Deferred",
                (Rejected r) -> "Rejected " + r.kind(),
                (Unknown u) -> "Unknown");
    }
}
