package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundResult;
import dev.outbound.inbound.Keyword;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.TouchStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opting out by text and by a key in a call. Every storage behaves the same. */
public abstract class TextOptOutScenarios {

    private static final Step NUDGE = Step.sms(0, "Nudge");
    private static final Step REMINDER = Step.sms(3, "Reminder");
    private static final Step CALL = Step.voice(5, "Call");
    private static final String NUMBER = Incoming.FIRST_NUMBER;

    private World world;
    private Incoming in;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        in = new Incoming(world);
        world.people.add("ann");
        world.people.add("bob");
    }

    @Test
    void stop_with_a_full_stop_suppresses_the_number_for_texts_and_calls_everywhere_and_is_no_reply() {
        SequenceId a = world.launched(List.of("ann"), NUDGE, REMINDER, CALL);
        SequenceId b = world.launched(List.of("ann"), Step.sms(6, "Later"));
        world.tick();
        assertThat(in.text(NUMBER, " Stop. ")).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(source(phone(NUMBER))).contains(Suppression.Source.SMS_STOP);
        assertThat(world.enrollment(a, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.enrollment(b, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.enrollment(a, "ann").repliedAt()).isEmpty();
        assertThat(world.touch(a, "ann", 3).skipReason()).contains(SkipReason.SUPPRESSED);
        world.at("2025-03-12T15:00:00Z");
        assertThat(world.texts.messages()).hasSize(1);
        assertThat(world.calls.messages()).isEmpty();
    }

    @Test
    void a_text_that_only_begins_with_stop_is_a_reply() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.tick();
        assertThat(in.text(NUMBER, "stop by our booth!")).isEqualTo(InboundResult.REPLIED);
        assertThat(entries()).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void what_the_provider_calls_a_stop_is_one_whatever_the_word() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.tick();
        assertThat(in.text(NUMBER, "SALIR", Optional.of(Keyword.STOP))).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(source(phone(NUMBER))).contains(Suppression.Source.SMS_STOP);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void start_takes_a_stop_back_is_logged_and_revives_no_enrollment() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.tick();
        in.text(NUMBER, "STOP");
        assertThat(in.text(NUMBER, "Start")).isEqualTo(InboundResult.OPTED_IN);
        assertThat(entries()).isEmpty();
        assertThat(in.recorded()).contains(ActivityType.SUPPRESSION_REMOVED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void start_changes_nothing_of_an_entry_a_person_made() {
        world.acme.suppressions().addManual(NUMBER, "asked on the phone");
        assertThat(in.text(NUMBER, "START")).isEqualTo(InboundResult.RECORDED);
        assertThat(source(phone(NUMBER))).contains(Suppression.Source.MANUAL);
        assertThat(in.recorded()).doesNotContain(ActivityType.SUPPRESSION_REMOVED);
    }

    @Test
    void yes_is_a_reply_unless_the_number_said_stop_before() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.tick();
        assertThat(in.text(NUMBER, "Yes", Optional.of(Keyword.START))).isEqualTo(InboundResult.REPLIED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
        in.text(NUMBER, "STOP");
        assertThat(in.text(NUMBER, "YES!")).isEqualTo(InboundResult.OPTED_IN);
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_number_that_opted_out_at_the_provider_has_opted_out_here() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.texts.answer(new SendOutcome.Rejected(SendOutcome.Kind.OPTED_OUT, "21610"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(source(phone(NUMBER))).contains(Suppression.Source.SMS_STOP);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void stop_from_a_number_nobody_has_is_kept_for_the_day_somebody_has_it() {
        assertThat(in.text("+12125559999", "STOP")).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(source(phone("+12125559999"))).contains(Suppression.Source.SMS_STOP);
    }

    @Test
    void the_first_text_says_how_to_opt_out_in_the_preview_too_and_the_second_does_not() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        var ann = world.enrollment(id, "ann").id();
        String first = world.acme
                .reviews()
                .preview(world.acme.reviews().draft(ann, 1).id())
                .text();
        String second = world.acme
                .reviews()
                .preview(world.acme.reviews().draft(ann, 2).id())
                .text();
        world.tick();
        world.at("2025-03-06T15:00:00Z");
        assertThat(first).endsWith(" Reply STOP to opt out.");
        assertThat(second).doesNotContain("STOP");
        assertThat(world.texts.messages()).extracting(OutboundMessage.Sms::text).containsExactly(first, second);
    }

    @Test
    void an_opt_out_of_the_contact_stops_only_the_address_if_the_policy_says_so() {
        world = new World(
                world.storage, Policy.DEFAULT.withOptOuts(Policy.OptOutRules.DEFAULT.withStopsEnrollment(false)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER, Step.email(4, "Mail"));
        world.tick();
        assertThat(in.text(NUMBER, "STOP")).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        world.at("2025-03-07T15:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_opt_out_is_heard_while_the_crm_is_down() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.tick();
        world.people.down(true);
        assertThat(in.text(NUMBER, "STOP")).isEqualTo(InboundResult.OPTED_OUT);
        world.people.down(false);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void a_key_pressed_in_a_call_suppresses_the_number_and_ends_the_contacts_enrollments() {
        SequenceId id = world.launched(List.of("ann"), Step.voice(0, "Call"), REMINDER, Step.email(4, "Mail"));
        world.tick();
        UUID attempt = world.calls.messages().get(0).handed().attempt();
        assertThat(world.engine.inbound().keypressOptOut(World.ACME, Optional.of(attempt), "CA1"))
                .isEqualTo(InboundResult.OPTED_OUT);
        assertThat(world.engine.inbound().keypressOptOut(World.ACME, Optional.of(attempt), "CA1"))
                .isEqualTo(InboundResult.DUPLICATE);
        assertThat(source(phone(NUMBER))).contains(Suppression.Source.VOICE_KEYPRESS);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void a_key_in_a_call_is_found_by_the_providers_id_and_one_in_an_unknown_call_is_only_recorded() {
        SequenceId id = world.launched(List.of("ann"), Step.voice(0, "Call"), REMINDER);
        world.tick();
        assertThat(world.engine.inbound().keypressOptOut(World.ACME, Optional.empty(), "CA-unknown"))
                .isEqualTo(InboundResult.UNMATCHED);
        String theirs = world.touch(id, "ann", 1).providerId().orElseThrow();
        assertThat(world.engine.inbound().keypressOptOut(World.ACME, Optional.empty(), theirs))
                .isEqualTo(InboundResult.OPTED_OUT);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void keys_in_calls_are_only_recorded_if_the_policy_says_so() {
        world = new World(world.storage, Policy.DEFAULT.withOptOuts(Policy.OptOutRules.DEFAULT.withKeypress(false)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId id = world.launched(List.of("ann"), Step.voice(0, "Call"), REMINDER);
        world.tick();
        UUID attempt = world.calls.messages().get(0).handed().attempt();
        assertThat(world.engine.inbound().keypressOptOut(World.ACME, Optional.of(attempt), "CA1"))
                .isEqualTo(InboundResult.RECORDED);
        assertThat(entries()).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void a_text_that_asks_in_so_many_words_is_an_opt_out_and_kept_as_a_reply() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER, Step.email(4, "Mail"));
        world.tick();
        assertThat(in.text(NUMBER, "Who are you? Please stop texting me.")).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(source(phone(NUMBER))).contains(Suppression.Source.REPLY_REQUEST);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.enrollment(id, "ann").repliedAt()).isPresent();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_text_that_asks_to_be_left_alone_is_a_mere_reply_if_the_policy_says_so() {
        world = new World(world.storage, Policy.DEFAULT.withOptOuts(Policy.OptOutRules.DEFAULT.withInReplies(false)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.tick();
        assertThat(in.text(NUMBER, "Please stop texting me.")).isEqualTo(InboundResult.REPLIED);
        assertThat(entries()).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
    }

    private Optional<Suppression.Source> source(AddressKey key) {
        return world.acme.suppressions().find(key).map(Suppression::source);
    }

    private static AddressKey phone(String number) {
        return new AddressKey(AddressKind.PHONE, number);
    }

    private List<Suppression> entries() {
        return world.acme
                .suppressions()
                .page(Optional.empty(), PageRequest.first(10))
                .items();
    }
}
