package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.SequenceEngine;
import dev.outbound.address.Channel;
import dev.outbound.contact.Consent;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.People;
import dev.outbound.fixture.World;
import dev.outbound.policy.Policy;
import dev.outbound.schedule.SendRule;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order, throttle and gates. All times are of New York in winter. Every storage behaves the same. */
public abstract class DispatchScenarios {

    private static final Step MAIL = Step.email(0, "Mail");
    private static final Step TEXT = Step.sms(0, "Text");

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
    }

    @Test
    void two_engines_that_tick_at_once_on_100_due_messages_make_one_attempt_for_each() {
        List<String> people =
                IntStream.range(0, 100).mapToObj("person%03d"::formatted).toList();
        people.forEach(world.people::add);
        SequenceId id = world.launched(people, MAIL);
        AtOnce.run(
                world.engine.dispatcher()::drain, world.node(world.storage, 8).dispatcher()::drain);
        List<TouchId> sent = world.mails.messages().stream()
                .map(mail -> mail.handed().touch())
                .toList();
        assertThat(sent).hasSize(100).doesNotHaveDuplicates();
        assertThat(world.storage.touches().attemptsOf(World.ACME, sent))
                .hasSize(100)
                .allMatch(attempt -> attempt.state() == Attempt.State.ACCEPTED);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void a_text_that_cannot_be_delivered_fails_and_the_mail_of_the_next_day_goes() {
        SequenceId id = world.launched(List.of("ann"), TEXT, Step.email(1, "Mail"));
        world.texts.answer(new SendOutcome.Rejected(SendOutcome.Kind.INVALID_ADDRESS, "21211"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        world.at("2025-03-04T09:00:00-05:00");
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void of_two_sequences_due_at_10_00_on_two_engines_one_is_sent_and_the_other_at_14_00() {
        world = new World(emptyStorage(), Policy.DEFAULT.withSending(Policy.Sending.DEFAULT.withBatch(1)));
        world.people.add("ann");
        world.clock.set("2025-03-03T10:00:00-05:00");
        world.launched(List.of("ann"), MAIL);
        world.launched(List.of("ann"), MAIL);
        SequenceEngine other = world.node(world.storage, 8);
        world.mails.during(() -> assertThat(other.dispatcher().runOnce()).isEqualTo(1));
        world.engine.dispatcher().runOnce();
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T13:59:59.999-05:00");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T14:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_message_held_until_14_00_by_another_sequence_goes_the_next_day_if_its_window_ends_at_13_00() {
        world.clock.set("2025-03-03T10:00:00-05:00");
        world.launched(List.of("ann"), MAIL);
        SequenceId other = world.launched(List.of("ann"), MAIL.withWindow(SendWindow.of("09:00", "13:00")));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(due(other, 1)).isEqualTo("2025-03-04T14:00:00Z");
        world.at("2025-03-04T08:59:59.999-05:00");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-04T09:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_message_is_due_4_hours_after_the_last_one_and_not_a_millisecond_earlier() {
        world.clock.set("2025-03-03T10:00:00-05:00");
        world.launched(List.of("ann"), MAIL);
        world.tick();
        world.clock.set("2025-03-03T13:59:59.999-05:00");
        SequenceId other = world.launched(List.of("ann"), MAIL);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(due(other, 1)).isEqualTo("2025-03-03T19:00:00Z");
        world.at("2025-03-03T14:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_message_held_by_another_sequence_says_so_after_every_change_of_its_plan() {
        world.launched(List.of("ann"), MAIL);
        SequenceId other = world.launched(List.of("ann"), MAIL, Step.email(3, "Later"));
        world.tick();
        assertThat(world.touch(other, "ann", 1).timing().rule()).isEqualTo(SendRule.THROTTLE);
        Draft later = world.draft(other, "ann", 2);
        world.acme.reviews().skip(later.id(), later.version());
        assertThat(world.touch(other, "ann", 1).timing().rule()).isEqualTo(SendRule.THROTTLE);
        assertThat(due(other, 1)).isEqualTo("2025-03-03T18:00:00Z");
    }

    @Test
    void a_message_the_provider_did_not_take_does_not_start_the_4_hours() {
        SequenceId first = world.launched(List.of("ann"), MAIL);
        world.mails.answer(SendOutcome.deferred("451 try later"));
        world.tick();
        SequenceId second = world.launched(List.of("ann"), MAIL);
        world.tick();
        assertThat(world.touch(second, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(first, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
    }

    @Test
    void passing_refusals_are_tried_again_after_1_5_15_60_and_240_minutes_and_the_sixth_is_the_last() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        IntStream.range(0, 6).forEach(i -> world.mails.answer(SendOutcome.deferred("451 try later")));
        List<String> tries = List.of(
                "2025-03-03T09:00:00-05:00",
                "2025-03-03T09:01:00-05:00",
                "2025-03-03T09:06:00-05:00",
                "2025-03-03T09:21:00-05:00",
                "2025-03-03T10:21:00-05:00",
                "2025-03-03T14:21:00-05:00");
        for (int i = 0; i < tries.size(); i++) {
            Instant at = Instant.parse(tries.get(i));
            assertThat(world.mails.messages()).hasSize(i);
            assertThat(due(id, 1)).isEqualTo(at.toString());
            world.at(at.toString());
        }
        assertThat(world.mails.messages()).hasSize(6);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        assertThat(world.touch(id, "ann", 1).problem()).get().asString().contains("RETRIES_EXHAUSTED");
    }

    @Test
    void a_mail_sent_by_hand_that_the_provider_refuses_in_passing_waits_its_minute_too() {
        world.clock.set("2025-03-03T03:00:00-05:00");
        SequenceId id = world.launched(List.of("ann"), MAIL);
        world.acme.enrollments().sendNow(world.enrollment(id, "ann").id(), 1, false);
        world.mails.answer(SendOutcome.deferred("451 try later"));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T03:01:00-05:00");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_back_off_that_ends_at_17_05_in_a_window_of_09_to_17_goes_the_next_day_at_09_00() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        world.mails.answer(new SendOutcome.Deferred("451", Optional.of(java.time.Duration.ofMinutes(10)), false));
        world.at("2025-03-03T16:55:00-05:00");
        assertThat(due(id, 1)).isEqualTo("2025-03-04T14:00:00Z");
        world.at("2025-03-03T17:05:00-05:00");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-04T09:00:00-05:00");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_message_whose_approval_is_withdrawn_while_it_is_claimed_is_not_sent() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        Draft draft = world.draft(id, "ann", 1);
        world.people.during(() -> {
            world.acme.enrollments().pause(world.enrollment(id, "ann").id());
            world.acme.reviews().reopen(draft.id(), draft.version());
        });
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.HELD);
    }

    @Test
    void a_contact_deleted_in_the_crm_ends_the_enrollment_and_gets_nothing() {
        SequenceId id = world.launched(List.of("ann"), MAIL, Step.email(3, "Later"));
        world.people.remove(new ContactId("ann"));
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(List.of(world.touch(id, "ann", 1), world.touch(id, "ann", 2)))
                .allMatch(touch -> touch.skipReason().equals(Optional.of(SkipReason.CONTACT_GONE)));
        assertThat(world.enrollment(id, "ann").ended()).contains(EndReason.CONTACT_DELETED);
    }

    @Test
    void a_contact_who_denies_texts_gets_none_and_the_mail_goes() {
        world.people.put(People.withConsent(world.people.add("bob"), Channel.SMS, Consent.DENIED));
        SequenceId id = world.launched(List.of("bob"), TEXT, MAIL);
        world.tick();
        assertThat(world.texts.messages()).isEmpty();
        assertThat(world.touch(id, "bob", 1).skipReason()).contains(SkipReason.NO_CONSENT);
        assertThat(world.touch(id, "bob", 2).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_channel_that_needs_consent_is_not_used_where_consent_is_unknown() {
        world = new World(emptyStorage(), Policy.DEFAULT.withConsent(Set.of(Channel.VOICE)));
        world.people.add("ann");
        world.people.put(People.withConsent(world.people.add("bob"), Channel.VOICE, Consent.GRANTED));
        SequenceId id = world.launched(List.of("ann", "bob"), Step.voice(0, "Call"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.NO_CONSENT);
        assertThat(world.calls.messages())
                .extracting(OutboundMessage.Voice::to)
                .containsExactly(world.people
                        .find(World.ACME, new ContactId("bob"))
                        .flatMap(c -> c.phone())
                        .orElseThrow());
    }

    @Test
    void after_the_last_message_the_enrollment_is_completed_and_with_the_last_of_them_the_sequence() {
        world.people.add("lea", "America/Los_Angeles");
        SequenceId id = world.launched(List.of("ann", "lea"), MAIL);
        world.tick();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        world.at("2025-03-03T12:00:00-05:00");
        assertThat(world.enrollment(id, "lea").status()).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void an_enrollment_none_of_whose_messages_went_out_because_of_an_opt_out_is_suppressed() {
        SequenceId id = world.launched(List.of("ann"), MAIL, Step.email(3, "Later"));
        world.acme.suppressions().addManual("ann@people.example", "asked us on the phone");
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    private String due(SequenceId id, int position) {
        Touch touch = world.touch(id, "ann", position);
        return touch.timing().dueAt().map(Instant::toString).orElse("never");
    }
}
