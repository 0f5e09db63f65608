package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.twilio.simulator.Conduct;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.channels.twilio.simulator.Twiml;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.SkipReason;
import dev.outbound.fixture.World;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls from the approved script to what became of them. Monday, 10:00 in New York. */
class CallTest {

    private static final String OFFER = "Press 9 to get no more calls from us.";
    private static final String ENDING = "This was an automated message.";
    private static final URI KEY = URI.create("https://crm.acme.example/twilio/key?c=VOICE&w=acme");

    @ParameterizedTest
    @CsvSource({
        "LISTENS,ANSWERED",
        "PRESSES_9,ANSWERED",
        "PRESSES_5,ANSWERED",
        "MACHINE,MACHINE",
        "FAX,MACHINE",
        "BUSY,BUSY",
        "NO_ANSWER,NO_ANSWER",
        "FAILED,UNDELIVERED"
    })
    void a_call_is_made_once_and_its_end_is_told(Conduct conduct, DeliveryStatus status) throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = called(crm, conduct);
            crm.simulator.deliver();
            Touch touch = crm.touch(id, "ann", 1);
            assertThat(touch.status()).isEqualTo(TouchStatus.SENT);
            assertThat(touch.delivery()).isEqualTo(status);
            assertThat(crm.answers).isNotEmpty().containsOnly(200);
            crm.clock.set("2025-03-07T15:00:00Z");
            crm.engine.dispatcher().drain();
            assertThat(crm.simulator.posts()).isEqualTo(1);
        }
    }

    @Test
    void a_person_hears_the_approved_script_and_how_to_be_called_no_more() throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = called(crm, Conduct.LISTENS);
            crm.simulator.deliver();
            assertThat(said(crm)).containsExactly(script(crm, id), OFFER);
            assertThat(crm.isSuppressed(number(crm))).isFalse();
        }
    }

    @Test
    void a_machine_hears_the_approved_script_and_the_ending_for_machines() throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = called(crm, Conduct.MACHINE);
            crm.simulator.deliver();
            assertThat(said(crm)).containsExactly(script(crm, id), ENDING);
            assertThat(crm.simulator.entries(Entry.Kind.CALL_OUT).get(0).field("MachineDetection"))
                    .isEqualTo("DetectMessageEnd");
        }
    }

    @Test
    void a_machine_is_hung_up_on_where_that_is_wanted_and_a_fax_always() throws IOException {
        try (Crm crm = new Crm(s -> s.withSpeech(s.speech().withMachine(Speech.Machine.NO_MESSAGE)))) {
            called(crm, Conduct.MACHINE);
            crm.simulator.deliver();
            assertThat(said(crm)).isEmpty();
            assertThat(crm.simulator.entries(Entry.Kind.CALL_OUT).get(0).field("MachineDetection"))
                    .isEqualTo("Enable");
        }
        try (Crm crm = new Crm()) {
            called(crm, Conduct.FAX);
            crm.simulator.deliver();
            assertThat(said(crm)).isEmpty();
        }
    }

    @Test
    void where_nobody_asks_who_answers_a_machine_hears_what_a_person_hears() throws IOException {
        try (Crm crm = new Crm(s -> s.withSpeech(s.speech().withMachine(Speech.Machine.NOT_ASKED)))) {
            SequenceId id = called(crm, Conduct.MACHINE);
            crm.simulator.deliver();
            assertThat(said(crm)).containsExactly(script(crm, id), OFFER);
            assertThat(crm.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.ANSWERED);
            assertThat(crm.simulator.entries(Entry.Kind.CALL_OUT).get(0).field("MachineDetection"))
                    .isEmpty();
        }
    }

    @Test
    void a_voice_that_is_no_persons_calls_nobody_who_has_not_agreed_unless_the_host_says_that_its_law_asks_for_none()
            throws IOException {
        try (Crm crm = new Crm()) {
            crm.people.add("ann");
            crm.agreeing("bob");
            SequenceId id = crm.launched(List.of("ann", "bob"), Step.voice(0, "Call"), Step.sms(3, "Text"));
            crm.engine.dispatcher().drain();
            assertThat(crm.touch(id, "ann", 1).skipReason()).contains(SkipReason.NO_CONSENT);
            assertThat(crm.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SCHEDULED);
            assertThat(crm.touch(id, "bob", 1).status()).isEqualTo(TouchStatus.SENT);
            assertThat(crm.twilio.calls().needsConsent()).isTrue();
            assertThat(crm.twilio.callsWithoutConsent().needsConsent()).isFalse();
            assertThat(crm.twilio.texts().needsConsent()).isFalse();
        }
    }

    @Test
    void key_9_suppresses_the_number_for_calls_and_texts_and_is_confirmed() throws IOException {
        try (Crm crm = new Crm()) {
            crm.agreeing("ann");
            SequenceId id = crm.launched(List.of("ann"), Step.voice(0, "Call"), Step.sms(3, "Text"));
            crm.engine.dispatcher().drain();
            crm.simulator.people(call -> Conduct.PRESSES_9).deliver();
            assertThat(said(crm)).endsWith("You will get no more calls from us. Goodbye.");
            assertThat(crm.isSuppressed(number(crm))).isTrue();
            crm.clock.set("2025-03-07T15:00:00Z");
            crm.engine.dispatcher().drain();
            assertThat(crm.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SKIPPED);
            assertThat(crm.simulator.entries(Entry.Kind.TEXT_OUT)).isEmpty();
        }
    }

    @Test
    void any_other_key_repeats_the_script_and_suppresses_nobody() throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = called(crm, Conduct.PRESSES_5);
            crm.simulator.deliver();
            assertThat(said(crm)).containsExactly(script(crm, id), OFFER, script(crm, id), OFFER);
            assertThat(crm.isSuppressed(number(crm))).isFalse();
        }
    }

    @Test
    void words_that_are_not_those_approved_for_the_call_are_not_said() throws IOException {
        try (Crm crm = new Crm()) {
            SequenceId id = called(crm, Conduct.LISTENS);
            Draft draft = crm.queue(id).get(0).drafts().get(0);
            Draft other = new Draft(
                    draft.id(),
                    draft.enrollment(),
                    draft.sequence(),
                    draft.position(),
                    draft.status(),
                    Optional.of(new DraftContent.Voice("Something nobody approved.")),
                    draft.problem(),
                    draft.skipReason(),
                    draft.decision(),
                    draft.writing(),
                    draft.edits(),
                    draft.version());
            crm.storage.drafts().save(World.ACME, List.of(other));
            crm.simulator.deliver();
            assertThat(said(crm)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</Say><Dial>+19005550100</Dial><Say>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
                "]]></Say>",
                "5 < 6 & 7 > 6, \"quoted\" & 'quoted'",
                "Grüße, 你好 🚀",
                "a\uffffb\ud800c"
            })
    void whatever_the_words_are_they_are_only_said(String words) {
        Script script = new Script(Speech.ENGLISH);
        for (String xml : List.of(script.forPerson(words, KEY), script.forMachine(words))) {
            assertThat(Twiml.read(xml).said().get(0)).isEqualTo(words.replaceAll("[\uffff\ud800]", ""));
            assertThat(xml).doesNotContain("<Dial");
        }
    }

    @Test
    void it_is_said_in_the_language_and_voice_that_were_chosen() {
        Speech german = Speech.ENGLISH
                .withLanguage("de-DE", Optional.of("Polly.Vicki"))
                .withWords("Drücken Sie 9.", "Auf Wiederhören.");
        String xml = new Script(german).forPerson("Guten Tag", KEY);
        assertThat(xml).contains("language=\"de-DE\"", "voice=\"Polly.Vicki\"", "numDigits=\"1\"");
        assertThat(Twiml.read(xml).said()).containsExactly("Guten Tag", "Drücken Sie 9.");
        assertThat(Twiml.read(xml).action()).contains(KEY);
    }

    @Test
    void a_call_that_twilio_asks_about_under_another_attempts_name_is_refused() throws IOException {
        try (Crm crm = new Crm()) {
            called(crm, Conduct.LISTENS);
            String url = crm.simulator.entries(Entry.Kind.CALL_OUT).get(0).field("Url");
            String swapped =
                    url.replaceAll("&a=[^&]*", "&a=" + Phones.call().handed().attempt());
            var heard = crm.twilio
                    .webhooks(crm.storage)
                    .call(Requests.signed(URI.create(swapped), Map.of("CallSid", "CA1")));
            assertThat(heard.httpStatus()).isEqualTo(403);
        }
    }

    private static SequenceId called(Crm crm, Conduct conduct) {
        crm.agreeing("ann");
        crm.simulator.people(call -> conduct);
        SequenceId id = crm.launched(List.of("ann"), Step.voice(0, "Call"));
        crm.engine.dispatcher().drain();
        assertThat(crm.simulator.entries(Entry.Kind.CALL_OUT)).hasSize(1);
        return id;
    }

    private static String number(Crm crm) {
        return crm.simulator.entries(Entry.Kind.CALL_OUT).get(0).field("To");
    }

    private static String script(Crm crm, SequenceId id) {
        return crm.queue(id).get(0).drafts().get(0).content().orElseThrow().body();
    }

    private static List<String> said(Crm crm) {
        return crm.simulator.entries(Entry.Kind.SAID).stream()
                .map(e -> e.field("Words"))
                .toList();
    }
}
