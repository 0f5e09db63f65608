package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.twilio.simulator.Answer;
import dev.outbound.channels.twilio.simulator.Answer.Act;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.fixture.World;
import dev.outbound.inbound.StatusReport;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a doubt, and what does not. */
class SearchTest {

    static Stream<Step> steps() {
        return Stream.of(Step.sms(0, "Text"), Step.voice(0, "Call"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void one_whose_answer_was_lost_is_found_in_the_list_and_was_sent(Step step) throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = doubtful(crm, step, Answer.takenSilently(Act.CLOSE));
            crm.clock.move(Duration.ofMinutes(2));
            Optional<StatusReport> found = search(crm, id);
            crm.engine.inbound().status(World.ACME, found.orElseThrow());
            Touch touch = crm.touch(id, "ann", 1);
            assertThat(touch.status()).isEqualTo(TouchStatus.SENT);
            assertThat(touch.providerId()).contains(outbound(crm).get(0).sid());
            assertThat(crm.simulator.posts()).isEqualTo(1);
            assertThat(search(crm, id)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void one_whose_answer_was_lost_was_sent_as_soon_as_a_callback_names_it(Step step) throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = doubtful(crm, step, Answer.takenSilently(Act.RESET));
            crm.simulator.deliver();
            Touch touch = crm.touch(id, "ann", 1);
            assertThat(touch.status()).isEqualTo(TouchStatus.SENT);
            assertThat(touch.delivery()).isIn(DeliveryStatus.DELIVERED, DeliveryStatus.ANSWERED);
            assertThat(crm.simulator.posts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void one_that_is_in_no_list_stays_in_doubt_and_is_not_sent_again(Step step) throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = doubtful(crm, step, Answer.silent(Act.CLOSE));
            crm.clock.move(Duration.ofDays(1));
            crm.engine.dispatcher().drain();
            assertThat(search(crm, id)).isEmpty();
            assertThat(crm.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
            assertThat(crm.simulator.posts()).isEqualTo(1);
        }
    }

    @Test
    void other_words_to_the_same_number_are_not_it_and_neither_is_a_text_of_another_hour() throws IOException {
        try (Crm crm = new Crm()) {
            crm.agreeing("ann");
            String number = crm.people
                    .findAll(World.ACME, List.of(new ContactId("ann")))
                    .values()
                    .iterator()
                    .next()
                    .phone()
                    .orElseThrow()
                    .value();
            say(crm, number, "Your table is ready.");
            SequenceId id = doubtful(crm, Step.sms(0, "Text"), Answer.silent(Act.CLOSE));
            say(crm, number, "Your order was shipped.");
            String words =
                    crm.queue(id).get(0).drafts().get(0).content().orElseThrow().body();
            crm.clock.move(Duration.ofMinutes(30));
            say(crm, number, words);
            assertThat(search(crm, id)).isEmpty();
        }
    }

    @Test
    void two_that_look_like_it_are_no_evidence_but_one_that_is_known_as_anothers_does_not_count() throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = doubtful(crm, Step.voice(0, "Call"), Answer.takenSilently(Act.CLOSE));
            String number = outbound(crm).get(0).field("To");
            OutboundMessage.Voice again = Phones.call();
            crm.twilio
                    .calls()
                    .send(new OutboundMessage.Voice(
                            again.handed(), again.from(), PhoneNumber.of(number), "Somebody else's call"));
            assertThat(search(crm, id)).isEmpty();

            crm.agreeing("bob");
            SequenceId other = crm.launched(List.of("bob"), Step.voice(0, "Call"));
            crm.engine.dispatcher().drain();
            Touch bobs = crm.touch(other, "bob", 1);
            crm.storage
                    .touches()
                    .save(
                            World.ACME,
                            List.of(bobs.withProviderId(
                                    Optional.of(outbound(crm).get(1).sid()))));
            assertThat(search(crm, id).map(StatusReport::providerId))
                    .contains(outbound(crm).get(0).sid());
        }
    }

    private static SequenceId doubtful(Crm crm, Step step, Answer answer) {
        crm.agreeing("ann");
        crm.simulator.answeringNext(answer);
        SequenceId id = crm.launched(List.of("ann"), step);
        crm.engine.dispatcher().drain();
        assertThat(crm.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        return id;
    }

    private static void say(Crm crm, String number, String words) {
        OutboundMessage.Sms any = Phones.text();
        crm.twilio.texts().send(new OutboundMessage.Sms(any.handed(), any.from(), PhoneNumber.of(number), words));
    }

    private static Optional<StatusReport> search(Crm crm, SequenceId id) {
        return crm.twilio
                .search(crm.storage)
                .find(World.ACME, crm.touch(id, "ann", 1).id());
    }

    private static List<Entry> outbound(Crm crm) {
        return crm.simulator.entries().stream()
                .filter(e -> e.kind() == Entry.Kind.TEXT_OUT || e.kind() == Entry.Kind.CALL_OUT)
                .toList();
    }
}
