package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.SequenceEngine;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.BreakableStorage;
import dev.outbound.fixture.World;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that may or may not have been sent: when they go again, and who says what became of them. */
public abstract class DoubtScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
    }

    @Test
    void a_mail_whose_answer_was_lost_is_sent_again_only_under_a_promise_to_send_at_least_once() {
        world = atLeastOnce();
        world.mails.answer(new SendOutcome.Unknown("the line was cut"));
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.clock.move(Duration.ofMinutes(1));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages())
                .hasSize(2)
                .extracting(mail -> mail.threading().messageId())
                .containsOnly(world.mails.messages().get(0).threading().messageId());
        assertThat(attempts(world.touch(id, "ann", 1)))
                .extracting(Attempt::state)
                .containsExactly(Attempt.State.DEFERRED, Attempt.State.ACCEPTED);
        assertThat(attempts(world.touch(id, "ann", 1)).get(0).detail())
                .contains("it may have been sent, and is sent again: the line was cut");
    }

    @Test
    void under_that_promise_a_mail_whose_sender_died_goes_again_after_the_throttle_and_at_last_stays_in_doubt() {
        world = atLeastOnce();
        SequenceId id = world.launched(List.of("ann"), HELLO);
        BreakableStorage way = new BreakableStorage(world.storage);
        for (int time = 0; time < 6; time++) {
            way.mend();
            world.mails.during(way::cut);
            SequenceEngine dying = world.node(way, 8 + time);
            assertThatThrownBy(dying.dispatcher()::runOnce).hasMessageContaining("the database cannot be reached");
            assertThat(world.mails.messages()).hasSize(time + 1);
            world.clock.move(Duration.ofMinutes(13));
            world.node(world.storage, 20 + time).dispatcher().runOnce();
            world.clock.move(Duration.ofDays(1));
        }
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        world.tick();
        assertThat(world.mails.messages()).hasSize(6);
    }

    @Test
    void under_that_promise_a_mail_whose_answers_stay_lost_ends_in_doubt_and_never_as_failed() {
        world = atLeastOnce();
        SequenceId id = world.launched(List.of("ann"), HELLO);
        for (int time = 1; time <= 6; time++) {
            world.mails.answer(new SendOutcome.Unknown("the line was cut"));
            world.tick();
            assertThat(world.mails.messages()).hasSize(time);
            world.clock.move(Duration.ofDays(1));
        }
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        world.tick();
        assertThat(world.mails.messages()).hasSize(6);
    }

    @Test
    void a_text_whose_answer_was_lost_is_never_sent_again_by_itself() {
        world = atLeastOnce();
        world.texts.answer(new SendOutcome.Unknown("the line was cut"));
        SequenceId id = world.launched(List.of("ann"), Step.sms(0, "Nudge"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
    }

    @Test
    void a_message_in_doubt_that_a_person_says_was_sent_is_sent() {
        SequenceId id = inDoubt();
        world.acme.enrollments().resolve(id(id), 1, true);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.enrollments().resolve(id(id), 1, true));
    }

    @Test
    void a_message_in_doubt_that_a_person_says_was_not_sent_goes_again_today() {
        SequenceId id = inDoubt();
        world.clock.set("2025-03-04T15:00:00Z");
        world.acme.enrollments().resolve(id(id), 1, false);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_message_in_doubt_that_was_not_sent_fails_once_a_later_step_went_out() {
        SequenceId id = inDoubt();
        world.acme.enrollments().sendNow(id(id), 2, false);
        world.tick();
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        world.acme.enrollments().resolve(id(id), 1, false);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_late_refusal_in_passing_does_not_send_a_step_behind_the_next_one() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        SequenceEngine other = world.node(world.storage, 8);
        world.mails.during(
                () -> {
                    world.clock.move(Duration.ofMinutes(14));
                    other.dispatcher().runOnce();
                    assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
                    world.acme.enrollments().sendNow(id(id), 2, false);
                    other.dispatcher().runOnce();
                },
                SendOutcome.deferred("451 try later"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    private SequenceId inDoubt() {
        world.mails.answer(new SendOutcome.Unknown("the connection was lost after the end of the data"));
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        return id;
    }

    private EnrollmentId id(SequenceId id) {
        return world.enrollment(id, "ann").id();
    }

    private World atLeastOnce() {
        World other = new World(
                emptyStorage(),
                Policy.DEFAULT.withSending(Policy.Sending.DEFAULT.withPromise(Policy.Promise.AT_LEAST_ONCE)));
        other.people.add("ann");
        return other;
    }

    private List<Attempt> attempts(Touch touch) {
        return world.storage.touches().attemptsOf(World.ACME, List.of(touch.id()));
    }
}
