package dev.outbound.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.enrollment.EnrollmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailThreadTest {

    @Test
    void of_a_long_thread_the_root_and_the_newest_19_are_referred_to() {
        List<Message> said = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
            said.add(mail(i));
        }
        List<String> references = MailThread.of(said).references();
        assertThat(references).hasSize(20).startsWith("<1@x>", "<7@x>").endsWith("<25@x>");
    }

    @Test
    void twenty_mails_are_all_referred_to() {
        List<Message> said = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            said.add(mail(i));
        }
        assertThat(MailThread.of(said).references()).hasSize(20).startsWith("<1@x>", "<2@x>");
    }

    private static Message mail(int number) {
        return new Message(
                new UUID(0, number),
                new EnrollmentId(new UUID(0, 0)),
                Channel.EMAIL,
                Message.Direction.OUTBOUND,
                Optional.of(number),
                Optional.of("<" + number + "@x>"),
                number == 1,
                "Hello",
                "Words",
                Instant.EPOCH.plusSeconds(number));
    }
}
