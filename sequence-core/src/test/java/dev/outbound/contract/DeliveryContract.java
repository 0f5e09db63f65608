package dev.outbound.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.People;
import dev.outbound.fixture.World;
import dev.outbound.launch.SendNow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole engine on a storage: what providers, clocks and the CRM do to a message. Every storage behaves the same. */
public abstract class DeliveryContract {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step NUDGE = Step.sms(5, "Nudge");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.people.add("bob");
    }

    @Test
    void two_sequences_keep_four_hours_between_two_messages_to_one_contact() {
        world.launched(List.of("ann"), HELLO);
        SequenceId other = world.launched(List.of("ann"), HELLO);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T17:59:59.999Z");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T18:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(world.touch(other, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void send_now_passes_the_throttle_and_the_day_but_not_the_order() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, Step.email(5, "Third"));
        world.tick();
        var ann = world.enrollment(id, "ann").id();
        assertThatThrownBy(() -> world.acme.enrollments().sendNow(ann, 3, false))
                .isInstanceOfSatisfying(
                        SequenceException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PRECEDING_STEPS_PENDING));
        assertThat(world.acme.enrollments().sendNow(ann, 2, false)).isInstanceOf(SendNow.Queued.class);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(world.acme.enrollments().sendNow(ann, 2, false)).isInstanceOf(SendNow.AlreadyBegun.class);
    }

    @Test
    void send_now_waits_for_the_legal_hours_of_a_text() {
        SequenceId id = world.launched(List.of("ann"), NUDGE);
        world.clock.set("2025-03-04T03:30:00Z");
        SendNow answer =
                world.acme.enrollments().sendNow(world.enrollment(id, "ann").id(), 1, false);
        assertThat(answer).isEqualTo(new SendNow.DeferredUntil(Instant.parse("2025-03-04T13:00:00Z")));
        world.at("2025-03-04T12:59:00Z");
        assertThat(world.texts.messages()).isEmpty();
        world.at("2025-03-04T13:00:00Z");
        assertThat(world.texts.messages()).hasSize(1);
    }

    @Test
    void a_passing_refusal_is_tried_again_after_a_minute_with_the_same_message_id() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.mails.answer(SendOutcome.deferred("451 try later"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.at("2025-03-03T14:01:00Z");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages().stream()
                        .map(m -> m.threading().messageId())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void the_sixth_passing_refusal_fails_the_touch() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        for (int i = 0; i < 6; i++) {
            world.mails.answer(SendOutcome.deferred("451 try later"));
        }
        for (Duration wait :
                List.of(0, 1, 5, 15, 60, 240).stream().map(Duration::ofMinutes).toList()) {
            world.clock.move(wait);
            world.tick();
        }
        assertThat(world.mails.messages()).hasSize(6);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
    }

    @Test
    void an_unanswered_message_is_in_doubt_and_never_sent_again_by_itself() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.answer(new SendOutcome.Unknown("the connection was lost after the final dot"));
        world.tick();
        world.at("2025-03-05T15:00:00Z");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_crm_that_is_down_defers_and_skips_nobody() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.people.down(true);
        world.engine.dispatcher().runOnce();
        assertThat(world.mails.messages()).isEmpty();
        world.people.down(false);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.at("2025-03-03T14:01:00Z");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_contact_deleted_in_the_crm_is_not_written_to() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.people.remove(new ContactId("ann"));
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.storage.touches().countedSince(World.ACME, Channel.EMAIL, Instant.EPOCH))
                .isEqualTo(1);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.CANCELLED);
    }

    @Test
    void a_contact_who_moved_west_is_written_to_in_the_morning_there() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.people.put(People.withZone(
                world.people.find(World.ACME, new ContactId("ann")).orElseThrow(), "America/Los_Angeles"));
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 2).timing().dueAt()).contains(Instant.parse("2025-03-06T17:00:00Z"));
        world.at("2025-03-06T17:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void nine_days_late_is_not_sent_until_a_person_has_looked() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.at("2025-03-12T15:00:00Z");
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.enrollment(id, "ann").pause().map(Pause::reason)).contains(Pause.Reason.STALE);
        world.acme.enrollments().resume(world.enrollment(id, "ann").id());
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }
}
