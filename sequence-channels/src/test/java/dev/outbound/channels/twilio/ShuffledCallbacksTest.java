package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundResult;
import dev.outbound.sequence.Step;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Twilio tells of texts comes in any order, and more than once. */
class ShuffledCallbacksTest {

    private static final List<String> COURSE = List.of("accepted", "queued", "sending", "sent", "delivered");
    private static final List<String> FAILED = List.of("accepted", "queued", "sending", "sent", "undelivered");

    @Test
    void ten_thousand_callbacks_three_times_each_in_any_order_leave_each_text_where_its_last_one_says()
            throws IOException {
        long seed = 20_261_129;
        Random random = new Random(seed);
        try (Crm crm = new Crm()) {
            for (int list = 0; list < 2; list++) {
                List<String> people = IntStream.range(list * 1_000, (list + 1) * 1_000)
                        .mapToObj(n -> "p" + n)
                        .toList();
                people.forEach(id -> crm.people.put(person(id)));
                crm.launched(people, Step.sms(0, "Nudge"), Step.sms(3, "Proof"));
            }
            crm.engine.dispatcher().drain();
            List<Webhook> told = new ArrayList<>();
            Map<String, DeliveryStatus> expected = new HashMap<>();
            for (Entry text : crm.simulator.entries(Entry.Kind.TEXT_OUT)) {
                boolean fails = random.nextInt(4) == 0;
                expected.put(text.sid(), fails ? DeliveryStatus.UNDELIVERED : DeliveryStatus.DELIVERED);
                for (String status : fails ? FAILED : COURSE) {
                    Webhook callback = Requests.signed(
                            URI.create(text.field("StatusCallback")),
                            Map.of("MessageSid", text.sid(), "MessageStatus", status));
                    told.addAll(Collections.nCopies(3, callback));
                }
            }
            assertThat(told).hasSize(30_000);
            Collections.shuffle(told, random);
            TwilioWebhooks webhooks = crm.twilio.webhooks(crm.storage);
            for (Webhook callback : told) {
                var reported = webhooks.status(callback).content().orElseThrow();
                assertThat(crm.engine.inbound().status(reported.workspace(), reported.report()))
                        .isEqualTo(InboundResult.RECORDED);
            }
            assertThat(expected).as("seed %s", seed).hasSize(2_000);
            expected.forEach((sid, status) -> {
                Touch touch = crm.storage
                        .touches()
                        .findByProviderId(World.ACME, Channel.SMS, sid)
                        .orElseThrow();
                assertThat(touch.status()).isEqualTo(TouchStatus.SENT);
                assertThat(touch.delivery()).as("seed %s, text %s", seed, sid).isEqualTo(status);
            });
        }
    }

    private static Contact person(String id) {
        return new Contact(
                new ContactId(id),
                Name.of("Ann", "Lee"),
                Optional.of(EmailAddress.of(id + "@people.example")),
                Optional.of(PhoneNumber.of("+1212556%04d".formatted(Integer.parseInt(id.substring(1))))),
                Optional.of("America/New_York"),
                new Profile("Acme", "", Map.of()),
                Map.of());
    }
}
