package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind.HumanReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedMailTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final EmailReader reader = new EmailReader(Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                ":",
                "no header at all, only words",
                "From: bob@customer.example",
                "From: <<<>>>, @@\nSubject: =?x?y?z?=\n\nHi",
                "Content-Type: multipart/mixed\n\nno boundary",
                "Content-Type: multipart/mixed; boundary=\"\"\n\n--\nHi",
                "Content-Type: multipart/mixed; boundary=x\n\n--x",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n",
                "Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: base64\n\n!!!=A",
                "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nA"
            })
    void whatever_comes_there_is_an_answer(String mail) {
        InboundEmail email = reader.read(Mails.bytes(mail), NOW);
        assertThat(email.messageId()).matches("<[!-;=?-~]+>");
    }

    @Test
    void noise_and_mails_with_damage_are_read_too() {
        var random = new Random(7);
        byte[] report = Mails.bytes(
                Mails.report("Final-Recipient: rfc822; bob@customer.example\nAction: failed\nStatus: 5.1.1"));
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = report.clone();
            for (int hit = 0; hit < 1 + i % 40; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(reader.read(damaged, NOW)).isNotNull();
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            assertThat(reader.read(noise, NOW).kind()).isEqualTo(new HumanReply(false));
        }
    }

    @Test
    void a_mail_without_an_id_gets_the_same_one_each_time() {
        byte[] mail = Mails.bytes("From: bob@customer.example\n\nHi");
        String id = reader.read(mail, NOW).messageId();
        assertThat(id).isEqualTo(reader.read(mail, NOW.plusSeconds(60)).messageId());
        assertThat(id)
                .isNotEqualTo(reader.read(Mails.bytes("From: bob@customer.example\n\nHo"), NOW)
                        .messageId());
    }

    @Test
    void a_stream_is_read_as_far_as_10_megabytes() throws IOException {
        byte[] mail =
                ("From: bob@customer.example\n\n" + "x".repeat(11 * 1024 * 1024)).getBytes(StandardCharsets.US_ASCII);
        var stream = new ByteArrayInputStream(mail);
        InboundEmail email = reader.read(stream, NOW);
        assertThat(email.text()).hasSize(100_000);
        assertThat(stream.available()).isEqualTo(mail.length - EmailReader.MAX_BYTES);
    }
}
