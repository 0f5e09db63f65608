package dev.outbound.example.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.EmailAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailServerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Mailbox mailbox;

    @SuppressWarnings("NullAway.Init")
    private MailServer server;

    @BeforeEach
    void start() throws IOException {
        mailbox = Mailbox.in(folder);
        server = MailServer.start(mailbox, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_mail_is_kept_as_it_was_sent_before_it_is_accepted() throws IOException {
        String answer;
        try (var client = new Client(server.port())) {
            answer = client.send("ada@a.example", """
                    Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
                    Message-ID: <1@acme.example>
                    X-Sequence-Attempt: 7
                    Content-Type: text/plain; charset=utf-8

                    Hello
                    ..
                    Bye ü
                    """);
            assertThat(files()).hasSize(1);
        }

        assertThat(answer).startsWith("250");
        OpenedMail opened = mailbox.open(1).orElseThrow();
        assertThat(opened.mail().recipient()).isEqualTo("ada@a.example");
        assertThat(opened.mail().subject()).isEqualTo("Grüße");
        assertThat(opened.mail().messageId()).contains("<1@acme.example>");
        assertThat(opened.mail().attempt()).contains("7");
        assertThat(opened.text()).isEqualTo("Hello\r\n.\r\nBye ü\r\n");
        assertThat(opened.headers()).contains("X-Sequence-Attempt: 7").doesNotContain("Received:");
        assertThat(opened.bytes()).isEqualTo(Files.readAllBytes(folder.resolve("000000000001.eml")));
    }

    @Test
    void mail_is_there_in_the_same_order_after_a_restart_and_numbers_go_on() throws IOException {
        try (var client = new Client(server.port())) {
            client.send("ada@a.example", "Subject: one\r\n\r\n1\r\n");
            client.send("bob@b.example", "Subject: two\r\n\r\n2\r\n");
        }
        server.close();
        Files.writeString(folder.resolve("000000000003.part"), "half a mail");

        mailbox = Mailbox.in(folder);
        server = MailServer.start(mailbox, 0);
        try (var client = new Client(server.port())) {
            client.send("Ada@A.example", "Subject: three\r\n\r\n3\r\n");
        }

        assertThat(mailbox.all()).extracting(Mail::subject).containsExactly("one", "two", "three");
        assertThat(mailbox.newest(3, 1)).extracting(Mail::subject).containsExactly("two");
        assertThat(mailbox.to(EmailAddress.of("Ada@A.example")))
                .extracting(Mail::number)
                .containsExactly(1L, 3L);
        assertThat(files()).containsExactly("000000000001.eml", "000000000002.eml", "000000000003.eml");
    }

    @Test
    void a_bouncing_address_gets_550_and_others_do_not() throws IOException {
        server.bounce(EmailAddress.of("gone@a.example"));

        try (var client = new Client(server.port())) {
            client.say("MAIL FROM:<alex@acme.example>");
            assertThat(client.say("RCPT TO:<Gone@A.example>")).startsWith("550 5.1.1");
            assertThat(client.say("RSET")).startsWith("250");
            assertThat(client.say("NOOP")).startsWith("250");
            assertThat(client.send("here@a.example", "Subject: hi\r\n\r\nhi\r\n"))
                    .startsWith("250");
            assertThat(client.say("QUIT")).startsWith("221");
        }
        assertThat(mailbox.all()).extracting(Mail::recipient).containsExactly("here@a.example");
    }

    @Test
    void every_recipient_of_a_mail_has_a_file() throws IOException {
        try (var client = new Client(server.port())) {
            client.say("MAIL FROM:<alex@acme.example>");
            client.say("RCPT TO:<ada@a.example>");
            client.say("RCPT TO:<bob@b.example>");
            client.say("DATA");
            assertThat(client.say("Subject: both\r\n\r\nhi\r\n.")).startsWith("250");
        }
        assertThat(mailbox.all()).extracting(Mail::recipient).containsExactly("ada@a.example", "bob@b.example");
    }

    @Test
    void a_mail_of_more_than_one_megabyte_is_refused_and_not_kept() throws IOException {
        try (var client = new Client(server.port())) {
            String huge = ("x".repeat(98) + "\r\n").repeat(11_000);
            assertThat(client.send("ada@a.example", "Subject: huge\r\n\r\n" + huge))
                    .startsWith("552");
        }
        try (var client = new Client(server.port())) {
            assertThat(client.send("ada@a.example", "Subject: ok\r\n\r\nok\r\n"))
                    .startsWith("250");
        }
        assertThat(mailbox.all()).extracting(Mail::subject).containsExactly("ok");
    }

    @Test
    void a_mail_whose_sender_hangs_up_in_the_middle_is_not_kept() throws IOException {
        try (var client = new Client(server.port())) {
            client.say("MAIL FROM:<alex@acme.example>");
            client.say("RCPT TO:<ada@a.example>");
            client.say("DATA");
            client.write("Subject: half\r\n\r\nThis is on");
        }
        try (var client = new Client(server.port())) {
            client.send("bob@b.example", "Subject: whole\r\n\r\nx\r\n");
        }
        assertThat(mailbox.all()).extracting(Mail::subject).containsExactly("whole");
    }

    @Test
    void the_html_part_is_shown_where_there_is_no_text_and_damaged_mail_as_it_came() throws IOException {
        try (var client = new Client(server.port())) {
            client.send("a@a.example", """
                    Content-Type: multipart/alternative; boundary=b

                    --b
                    Content-Type: text/html

                    <b>hi</b>
                    --b--
                    """);
            client.send("a@a.example", "Content-Type: multipart/mixed; boundary=b\r\n\r\nno parts\r\n");
        }
        assertThat(mailbox.open(1).orElseThrow().text()).isEqualTo("<b>hi</b>");
        assertThat(mailbox.open(2).orElseThrow().text()).contains("no parts");
        assertThat(mailbox.open(3)).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Speaks SMTP over a socket. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader answers;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer()).startsWith("220");
            assertThat(say("EHLO client.example")).startsWith("250").doesNotContain("STARTTLS");
        }

        String send(String recipient, String data) throws IOException {
            assertThat(say("MAIL FROM:<alex@acme.example>")).startsWith("250");
            assertThat(say("RCPT TO:<" + recipient + ">")).startsWith("250");
            assertThat(say("DATA")).startsWith("354");
            write(data);
            return say(".");
        }

        String say(String line) throws IOException {
            write(line + "\r\n");
            return answer();
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.replaceAll("\\R", "\r\n").getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        private String answer() throws IOException {
            var whole = new StringBuilder();
            String line = String.valueOf(answers.readLine());
            while (line.length() > 3 && line.charAt(3) == '-') {
                whole.append(line).append('\n');
                line = String.valueOf(answers.readLine());
            }
            return whole.append(line).toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
