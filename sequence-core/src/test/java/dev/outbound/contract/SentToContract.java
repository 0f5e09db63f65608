package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anAttempt;
import static dev.outbound.contract.Samples.email;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Touches} know of the addresses that messages went to. */
public abstract class SentToContract extends AttemptsBegun {

    private static final Instant LONG_AGO = NOW.minusSeconds(86_400);

    @Test
    void the_sent_touch_whose_attempt_to_an_address_began_last_is_the_last_sent_to() {
        Touch later = sent(ann, 1);
        begun(anAttempt(later, 1, NOW), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(ann, 2), 1, NOW.minusSeconds(5)), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(bob, 1), 1, NOW.plusSeconds(5)), Attempt.State.ACCEPTED);
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(Channel.EMAIL), LONG_AGO))
                .contains(later);
        assertThat(touches.lastSentTo(HERE, email("nobody"), Set.of(Channel.EMAIL), LONG_AGO))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TouchStatus.class)
    void a_later_touch_that_is_not_sent_does_not_hide_the_last_sent_one(TouchStatus status) {
        Touch before = sent(ann, 1);
        begun(anAttempt(before, 1, NOW), Attempt.State.ACCEPTED);
        Touch later = stored(in(aTouch(ann, 2), status));
        begun(anAttempt(later, 1, NOW.plusSeconds(9)), Attempt.State.DEFERRED);
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(Channel.EMAIL), LONG_AGO))
                .contains(status == TouchStatus.SENT ? later : before);
    }

    @Test
    void only_the_latest_attempt_of_a_touch_says_where_it_was_sent_to() {
        Touch touch = sent(ann, 1);
        begun(anAttempt(touch, 1, NOW), Attempt.State.DEFERRED);
        Attempt second = anAttempt(touch, 2, NOW.plusSeconds(60));
        begun(to(second, "new"), Attempt.State.ACCEPTED);
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(Channel.EMAIL), LONG_AGO))
                .isEmpty();
        assertThat(touches.lastSentTo(HERE, email("new"), Set.of(Channel.EMAIL), LONG_AGO))
                .contains(touch);
    }

    @Test
    void what_was_sent_on_other_channels_or_before_the_instant_is_not_the_last_sent() {
        Touch touch = sent(ann, 1);
        begun(anAttempt(touch, 1, NOW), Attempt.State.ACCEPTED);
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(Channel.SMS, Channel.VOICE), LONG_AGO))
                .isEmpty();
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(), LONG_AGO)).isEmpty();
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(Channel.values()), NOW))
                .contains(touch);
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(Channel.EMAIL), NOW.plusMillis(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TouchStatus.class)
    void what_went_or_may_have_gone_to_an_address_is_found_by_it_earliest_first(TouchStatus status) {
        Touch second = stored(in(aTouch(ann, 1), status));
        begun(anAttempt(second, 1, NOW.plusSeconds(5)), Attempt.State.ACCEPTED);
        Touch first = sent(ann, 2);
        begun(anAttempt(first, 1, NOW), Attempt.State.ACCEPTED);
        begun(anAttempt(sent(bob, 1), 1, NOW), Attempt.State.ACCEPTED);
        begun(anAttempt(on(sent(ann, 3), Channel.SMS), 1, NOW), Attempt.State.ACCEPTED);
        assertThat(touches.begunTo(HERE, email("ann"), Set.of(Channel.EMAIL, Channel.VOICE)))
                .isEqualTo(status.isBegun() ? List.of(first, second) : List.of(first));
    }

    @Test
    void what_a_later_attempt_sent_to_another_address_did_not_go_to_the_first() {
        Touch touch = sent(ann, 1);
        begun(anAttempt(touch, 1, NOW), Attempt.State.DEFERRED);
        begun(to(anAttempt(touch, 2, NOW.plusSeconds(60)), "new"), Attempt.State.ACCEPTED);
        assertThat(touches.begunTo(HERE, email("ann"), Set.of(Channel.EMAIL))).isEmpty();
        assertThat(touches.begunTo(HERE, email("new"), Set.of(Channel.EMAIL))).containsExactly(touch);
    }

    @Test
    void what_went_to_an_address_in_another_workspace_is_not_found() {
        Touch touch = in(aTouch(ann, 1), TouchStatus.SENT);
        touches.add(THERE, List.of(touch));
        touches.begin(THERE, List.of(anAttempt(touch, 1, NOW)));
        assertThat(touches.lastSentTo(HERE, email("ann"), Set.of(Channel.EMAIL), LONG_AGO))
                .isEmpty();
        assertThat(touches.begunTo(HERE, email("ann"), Set.of(Channel.EMAIL))).isEmpty();
    }

    private static Attempt to(Attempt a, String name) {
        return with(a, email(name), a.sender());
    }
}
