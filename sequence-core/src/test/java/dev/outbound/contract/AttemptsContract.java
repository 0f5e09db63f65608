package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anAttempt;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.ended;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outbound.address.Channel;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Touches} know of attempts. */
public abstract class AttemptsContract extends AttemptsBegun {

    @Test
    void an_attempt_that_was_begun_comes_back_the_same() {
        Attempt attempt = begun(anAttempt(sent(ann, 1), 1, NOW));
        assertThat(touches.attempts(HERE, List.of(attempt.id()))).containsExactly(attempt);
    }

    @Test
    void an_attempt_ended_with_everything_set_comes_back_the_same() {
        Attempt attempt = begun(anAttempt(sent(ann, 1), 1, NOW))
                .ended(Attempt.State.ACCEPTED, NOW.plusMillis(1), Optional.of("id/1"), Optional.of(TEXT));
        touches.end(HERE, List.of(attempt));
        assertThat(touches.attempts(HERE, List.of(attempt.id()))).containsExactly(attempt);
    }

    @ParameterizedTest
    @EnumSource(Attempt.State.class)
    void every_state_can_be_stored(Attempt.State state) {
        Attempt attempt = ended(begun(anAttempt(sent(ann, 1), 1, NOW)), state);
        touches.end(HERE, List.of(attempt));
        assertThat(touches.attempts(HERE, List.of(attempt.id()))).containsExactly(attempt);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void every_channel_can_be_stored(Channel channel) {
        Attempt attempt = begun(anAttempt(on(sent(ann, 1), channel), 1, NOW));
        assertThat(touches.attempts(HERE, List.of(attempt.id()))).containsExactly(attempt);
    }

    @Test
    void of_attempts_asked_for_those_that_were_written_are_given() {
        Attempt one = begun(anAttempt(sent(ann, 1), 1, NOW));
        Attempt two = begun(anAttempt(sent(bob, 1), 1, NOW));
        assertThat(touches.attempts(HERE, List.of(two.id(), Samples.id(), one.id())))
                .containsExactlyInAnyOrder(one, two);
        assertThat(touches.attempts(HERE, List.of())).isEmpty();
    }

    @Test
    void the_attempts_of_touches_come_by_touch_and_number() {
        Touch first = sent(ann, 1);
        Touch second = sent(ann, 2);
        Attempt b2 = begun(anAttempt(second, 2, NOW), Attempt.State.DEFERRED);
        Attempt b1 = begun(anAttempt(second, 1, NOW.plusSeconds(5)), Attempt.State.DEFERRED);
        Attempt a1 = begun(anAttempt(first, 1, NOW.plusSeconds(9)), Attempt.State.DEFERRED);
        Attempt b10 = begun(anAttempt(second, 10, NOW));
        begun(anAttempt(sent(bob, 1), 1, NOW));
        assertThat(touches.attemptsOf(HERE, List.of(second.id(), first.id(), new TouchId(Samples.id()), second.id())))
                .containsExactly(a1, b1, b2, b10);
        assertThat(touches.attemptsOf(HERE, List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Attempt.State.class)
    void a_touch_with_an_attempt_started_or_in_doubt_cannot_begin_another(Attempt.State before) {
        Touch touch = sent(ann, 1);
        Attempt first = begun(anAttempt(touch, 1, NOW), before);
        Attempt fine = anAttempt(sent(bob, 1), 1, NOW);
        Attempt second = anAttempt(touch, 2, NOW.plusSeconds(60));
        if (before == Attempt.State.STARTED || before == Attempt.State.IN_DOUBT) {
            assertThatThrownBy(() -> touches.begin(HERE, List.of(fine, second))).isInstanceOf(RuntimeException.class);
            assertThat(touches.attempts(HERE, List.of(first.id(), second.id(), fine.id())))
                    .containsExactly(first);
        } else {
            touches.begin(HERE, List.of(fine, second));
            assertThat(touches.attempts(HERE, List.of(second.id(), fine.id()))).hasSize(2);
        }
    }

    @Test
    void an_attempt_in_doubt_that_was_resolved_makes_room_for_another() {
        Touch touch = sent(ann, 1);
        Attempt first = begun(anAttempt(touch, 1, NOW), Attempt.State.IN_DOUBT);
        touches.end(HERE, List.of(ended(first, Attempt.State.REJECTED)));
        begun(anAttempt(touch, 2, NOW));
        assertThat(touches.attemptsOf(HERE, List.of(touch.id()))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Attempt.State.class)
    void an_attempt_counts_while_the_contact_has_or_may_have_the_message(Attempt.State state) {
        begun(anAttempt(sent(ann, 1), 1, NOW), state);
        assertThat(touches.lastCounted(HERE, List.of(contact("ann"))))
                .isEqualTo(state.counts() ? Map.of(contact("ann"), NOW) : Map.of());
        assertThat(touches.countedSince(HERE, Channel.EMAIL, NOW)).isEqualTo(state.counts() ? 1 : 0);
    }

    @Test
    void the_latest_start_that_counts_is_given_per_contact_over_all_touches() {
        begun(anAttempt(sent(ann, 1), 1, NOW.plusSeconds(5)), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(ann, 2), 1, NOW.minusSeconds(5)), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(ann, 3), 1, NOW.plusSeconds(9)), Attempt.State.REJECTED);
        begun(anAttempt(sent(bob, 1), 1, NOW));
        assertThat(touches.lastCounted(HERE, List.of(contact("ann"), contact("bob"), contact("nobody"))))
                .isEqualTo(Map.of(contact("ann"), NOW.plusSeconds(5), contact("bob"), NOW));
        assertThat(touches.lastCounted(HERE, List.of())).isEmpty();
    }

    @Test
    void attempts_are_counted_per_channel_from_the_instant_on() {
        begun(anAttempt(sent(ann, 1), 1, NOW), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(ann, 2), 1, NOW), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(ann, 3), 1, NOW.plusSeconds(1)), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(ann, 4), 1, NOW.minusMillis(1)), Attempt.State.ACCEPTED);
        begun(anAttempt(on(sent(ann, 5), Channel.SMS), 1, NOW), Attempt.State.ACCEPTED);
        assertThat(touches.countedSince(HERE, Channel.EMAIL, NOW)).isEqualTo(3);
        assertThat(touches.countedSince(HERE, Channel.SMS, NOW)).isEqualTo(1);
        assertThat(touches.countedSince(HERE, Channel.VOICE, NOW)).isZero();
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found_and_not_changed() {
        Touch touch = in(aTouch(ann, 1), TouchStatus.SENT);
        touches.add(THERE, List.of(touch));
        Attempt attempt = anAttempt(touch, 1, NOW);
        touches.begin(THERE, List.of(attempt));
        assertThat(touches.attempts(HERE, List.of(attempt.id()))).isEmpty();
        assertThat(touches.attemptsOf(HERE, List.of(touch.id()))).isEmpty();
        assertThat(touches.lastCounted(HERE, List.of(contact("ann")))).isEmpty();
        assertThat(touches.countedSince(HERE, Channel.EMAIL, NOW)).isZero();
        // Whether it is refused or has no effect is left to the storage.
        Throwable refusal = catchThrowable(() -> touches.end(HERE, List.of(ended(attempt, Attempt.State.REJECTED))));
        assertThat(refusal == null || refusal instanceof RuntimeException).isTrue();
        assertThat(touches.attempts(HERE, List.of(attempt.id()))).isEmpty();
        assertThat(touches.attempts(THERE, List.of(attempt.id()))).containsExactly(attempt);
    }

    @Test
    void attempts_are_counted_by_their_sender_too() {
        begun(from(anAttempt(sent(ann, 1), 1, NOW), "tyler"), Attempt.State.ACCEPTED);
        begun(from(anAttempt(sent(ann, 2), 1, NOW), "maria"), Attempt.State.IN_DOUBT);
        begun(from(anAttempt(sent(ann, 3), 1, NOW), "maria"), Attempt.State.REJECTED);
        assertThat(touches.countedSince(HERE, Channel.EMAIL, "tyler", NOW)).isEqualTo(1);
        assertThat(touches.countedSince(HERE, Channel.EMAIL, "maria", NOW)).isEqualTo(1);
        assertThat(touches.countedSince(HERE, Channel.EMAIL, "maria", NOW.plusMillis(1)))
                .isZero();
        assertThat(touches.countedSince(HERE, Channel.SMS, "maria", NOW)).isZero();
        assertThat(touches.countedSince(THERE, Channel.EMAIL, "maria", NOW)).isZero();
    }

    private static Attempt from(Attempt a, String sender) {
        return with(a, a.to(), sender);
    }
}
