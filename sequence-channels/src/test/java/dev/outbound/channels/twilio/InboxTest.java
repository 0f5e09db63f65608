package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.twilio.TwilioInbox.Polled;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundResult;
import dev.outbound.inbound.InboundText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final PhoneNumber OURS = PhoneNumber.of(Phones.FROM);

    @Test
    void every_stop_is_obeyed_once_though_3_of_10_webhooks_are_lost() throws IOException {
        try (Crm crm = new Crm()) {
            SplittableRandom chance = new SplittableRandom(11);
            Instant cursor = crm.clock.instant();
            int lost = 0;
            for (int i = 0; i < 300; i++) {
                Entry stop = crm.simulator.receive(number(i), Phones.FROM, "STOP");
                if (chance.nextInt(10) < 3) {
                    lost++;
                } else {
                    assertThat(crm.simulator.tell(stop, crm.address("text"))).isEqualTo(200);
                }
                crm.clock.move(Duration.ofSeconds(20));
                if (i % 37 == 0) {
                    cursor = poll(crm, cursor);
                }
            }
            poll(crm, cursor);
            assertThat(lost).isGreaterThan(50);
            for (int i = 0; i < 300; i++) {
                assertThat(crm.isSuppressed(number(i))).as(number(i)).isTrue();
            }
            assertThat(crm.results.stream().filter(InboundResult.OPTED_OUT::equals))
                    .hasSize(300);
            assertThat(new HashSet<>(crm.results)).isEqualTo(Set.of(InboundResult.OPTED_OUT, InboundResult.DUPLICATE));
        }
    }

    @Test
    void all_pages_are_read_oldest_first_and_only_what_came_in_on_our_number() throws IOException {
        try (Crm crm = new Crm()) {
            Instant begun = crm.clock.instant();
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 350; i++) {
                sent.add(crm.simulator
                        .receive(number(i), Phones.FROM, "text " + i)
                        .sid());
                crm.simulator.receive(number(i), "+12125550009", "to another number");
                crm.clock.move(Duration.ofSeconds(1));
            }
            crm.twilio.texts().send(Phones.text());
            Polled polled = crm.twilio.inbox().poll(OURS, begun);
            assertThat(polled.texts()).hasSize(350);
            assertThat(polled.texts()).extracting(InboundText::providerId).containsExactlyElementsOf(sent);
            assertThat(polled.texts().get(7).body()).isEqualTo("text 7");
            assertThat(polled.next()).isEqualTo(begun.plusSeconds(349));
        }
    }

    @Test
    void what_is_older_than_the_cursor_by_more_than_10_minutes_is_not_asked_for_again() throws IOException {
        try (Crm crm = new Crm()) {
            crm.simulator.receive(number(1), Phones.FROM, "old");
            crm.clock.move(Duration.ofSeconds(1));
            Entry recent = crm.simulator.receive(number(2), Phones.FROM, "recent");
            Instant cursor = crm.clock.instant().plus(Duration.ofMinutes(10));
            Polled polled = crm.twilio.inbox().poll(OURS, cursor);
            assertThat(polled.texts()).extracting(InboundText::providerId).containsExactly(recent.sid());
            assertThat(polled.next()).isEqualTo(cursor);
        }
    }

    @Test
    void if_twilio_cannot_be_asked_that_is_said_without_numbers() throws IOException {
        try (Crm crm = new Crm()) {
            Twilio nowhere = new Twilio(Phones.settings().withApi(URI.create("http://127.0.0.1:1")));
            assertThatThrownBy(() -> nowhere.inbox().poll(OURS, crm.clock.instant()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Twilio could not be asked")
                    .hasMessageNotContaining("555");
        }
    }

    private static Instant poll(Crm crm, Instant since) {
        Polled polled = crm.twilio.inbox().poll(OURS, since);
        polled.texts().forEach(text -> crm.results.add(crm.engine.inbound().text(World.ACME, text)));
        return polled.next();
    }

    private static String number(int i) {
        return "+1212556%04d".formatted(i);
    }
}
