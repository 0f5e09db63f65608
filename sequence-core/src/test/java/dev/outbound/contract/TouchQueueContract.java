package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anAttempt;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.error.StaleWriteException;
import dev.outbound.schedule.SendRule;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Timing;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How {@link Touches} are given to dispatchers. */
public abstract class TouchQueueContract extends StorageContract {

    private static final Instant LEASE_END = NOW.plusSeconds(60);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final SequenceId sequence = new SequenceId(Samples.id());
    private final Enrollment ann = anEnrollment(sequence, "ann");
    private Touches touches;

    @BeforeEach
    void touches() {
        touches = storage.touches();
    }

    @Test
    void a_due_touch_is_claimed_until_the_lease_ends_and_its_version_raised() {
        Touch touch = stored(aTouch(ann, 1, TouchStatus.SCHEDULED, NOW));
        List<TouchRef> claimed = touches.claimDue(NOW, 10, LEASE_END);
        assertThat(claimed).hasSize(1);
        Touch taken = claimed.get(0).touch();
        assertThat(claimed.get(0).workspace()).isEqualTo(HERE);
        assertThat(taken.status()).isEqualTo(TouchStatus.CLAIMED);
        assertThat(taken.timing()).isEqualTo(touch.timing().withWakeAt(Optional.of(LEASE_END)));
        assertThat(taken.version()).isEqualTo(touch.version() + 1);
        assertThat(touches.find(HERE, touch.id())).contains(taken);
    }

    @Test
    void a_claim_outdates_what_others_have_read_and_can_be_saved_by_who_holds_it() {
        Touch touch = stored(aTouch(ann, 1, TouchStatus.SCHEDULED, NOW));
        Touch taken = touches.claimDue(NOW, 10, LEASE_END).get(0).touch();
        assertThatThrownBy(() -> touches.save(HERE, List.of(touch.skipped(SkipReason.USER))))
                .isInstanceOf(StaleWriteException.class);
        touches.save(HERE, List.of(taken.skipped(SkipReason.SUPPRESSED)));
        assertThat(touches.find(HERE, touch.id()).orElseThrow().status()).isEqualTo(TouchStatus.SKIPPED);
    }

    @Test
    void a_claim_is_lost_when_anybody_else_writes() {
        stored(aTouch(ann, 1, TouchStatus.SCHEDULED, NOW));
        Touch taken = touches.claimDue(NOW, 10, LEASE_END).get(0).touch();
        Touch other = touches.lockOfEnrollments(HERE, List.of(ann.id())).get(0);
        touches.save(HERE, List.of(other.skipped(SkipReason.REPLIED)));
        assertThatThrownBy(() -> touches.save(HERE, List.of(taken.become(TouchStatus.SCHEDULED))))
                .isInstanceOf(StaleWriteException.class);
    }

    @Test
    void a_claimed_touch_is_not_claimed_again_not_even_when_its_lease_has_ended() {
        stored(aTouch(ann, 1, TouchStatus.SCHEDULED, NOW));
        assertThat(touches.claimDue(NOW, 10, LEASE_END)).hasSize(1);
        assertThat(touches.claimDue(NOW, 10, LEASE_END)).isEmpty();
        assertThat(touches.claimDue(LEASE_END.plusSeconds(1), 10, LEASE_END.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void a_touch_is_claimed_when_it_wakes_and_not_before() {
        Touch touch = stored(aTouch(ann, 1, TouchStatus.SCHEDULED, NOW.plusMillis(1)));
        assertThat(touches.claimDue(NOW, 10, LEASE_END)).isEmpty();
        assertThat(ids(touches.claimDue(NOW.plusMillis(1), 10, LEASE_END))).containsExactly(touch.id());
    }

    @Test
    void a_touch_that_never_wakes_is_not_claimed_whatever_its_due_time() {
        Timing due = Timing.NONE.planned(Optional.of(NOW.minusSeconds(9)), SendRule.STEP_DAY, Optional.of(TODAY));
        stored(in(aTouch(ann, 1), TouchStatus.SCHEDULED).withTiming(due));
        assertThat(touches.claimDue(NOW, 10, LEASE_END)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TouchStatus.class)
    void only_a_scheduled_touch_is_claimed(TouchStatus status) {
        stored(aTouch(ann, 1, status, NOW));
        assertThat(touches.claimDue(NOW, 10, LEASE_END)).hasSize(status == TouchStatus.SCHEDULED ? 1 : 0);
    }

    @Test
    void those_sent_by_hand_come_first_then_by_planned_date_then_by_due_time() {
        Touch fourth = due("c1", TODAY, NOW.minusSeconds(5), false);
        Touch third = due("c2", TODAY, NOW.minusSeconds(6), false);
        Touch second = due("c3", TODAY.minusDays(1), NOW.minusSeconds(4), false);
        Touch first = due("c4", TODAY, NOW, true);
        touches.add(HERE, List.of(fourth, second));
        touches.add(THERE, List.of(third, first));
        assertThat(ids(touches.claimDue(NOW, 10, LEASE_END)))
                .containsExactly(first.id(), second.id(), third.id(), fourth.id());
    }

    @Test
    void no_more_are_claimed_than_asked_for_and_the_first_ones() {
        Touch second = due("c1", TODAY, NOW.minusSeconds(5), false);
        Touch third = due("c2", TODAY, NOW.minusSeconds(4), false);
        Touch first = due("c3", TODAY, NOW, true);
        touches.add(HERE, List.of(third, second, first));
        assertThat(ids(touches.claimDue(NOW, 2, LEASE_END))).containsExactly(first.id(), second.id());
        assertThat(ids(touches.claimDue(NOW, 2, LEASE_END))).containsExactly(third.id());
    }

    @Test
    void each_touch_is_given_to_one_of_several_who_claim_at_once() {
        List<Touch> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(due("c" + i, TODAY, NOW.minusSeconds(i), i % 7 == 0));
        }
        touches.add(HERE, all);
        List<Callable<List<TouchId>>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> {
                List<TouchId> mine = new ArrayList<>();
                for (int round = 0; round < 30; round++) {
                    mine.addAll(ids(touches.claimDue(NOW, 4, LEASE_END)));
                }
                return mine;
            });
        }
        List<TouchId> given = new ArrayList<>();
        Threads.atOnce(works).forEach(given::addAll);
        // What all of them passed over because another was at it.
        given.addAll(ids(touches.claimDue(NOW, 100, LEASE_END)));
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(all.stream().map(Touch::id).toList());
    }

    @Test
    void a_claim_that_is_rolled_back_leaves_the_touch_as_it_was() {
        Touch touch = stored(aTouch(ann, 1, TouchStatus.SCHEDULED, NOW));
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    assertThat(touches.claimDue(NOW, 10, LEASE_END)).hasSize(1);
                    throw new IllegalStateException("lost");
                }))
                .hasMessage("lost");
        assertThat(touches.find(HERE, touch.id())).contains(touch);
        assertThat(touches.claimDue(NOW, 10, LEASE_END)).hasSize(1);
    }

    @Test
    void a_locked_touch_is_not_claimed_by_others_before_it_was_changed() {
        Touch touch = stored(aTouch(ann, 1, TouchStatus.SCHEDULED, NOW));
        List<TouchRef> claimed = Threads.during(
                storage.transactions(),
                () -> touches.save(
                        HERE,
                        touches.lockOfEnrollments(HERE, List.of(ann.id())).stream()
                                .map(t -> t.skipped(SkipReason.REPLIED))
                                .toList()),
                () -> touches.claimDue(NOW, 10, LEASE_END));
        assertThat(claimed).isEmpty();
        assertThat(touches.find(HERE, touch.id()).orElseThrow().status()).isEqualTo(TouchStatus.SKIPPED);
    }

    @ParameterizedTest
    @EnumSource(TouchStatus.class)
    void only_a_claimed_or_sending_touch_has_a_lease(TouchStatus status) {
        Touch touch = stored(aTouch(ann, 1, status, NOW));
        boolean leased = status == TouchStatus.CLAIMED || status == TouchStatus.SENDING;
        assertThat(touches.leaseEnded(NOW, 10)).isEqualTo(leased ? List.of(new TouchRef(HERE, touch)) : List.of());
    }

    @Test
    void a_lease_ends_at_its_end_and_not_before_in_any_workspace() {
        touches.add(HERE, List.of(due("c1", TODAY, NOW, false)));
        touches.add(THERE, List.of(due("c2", TODAY, NOW, false)));
        List<TouchRef> claimed = touches.claimDue(NOW, 10, LEASE_END);
        assertThat(touches.leaseEnded(LEASE_END.minusMillis(1), 10)).isEmpty();
        assertThat(touches.leaseEnded(LEASE_END, 10)).containsExactlyInAnyOrderElementsOf(claimed);
        assertThat(touches.leaseEnded(LEASE_END, 1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TouchStatus.class)
    void only_a_held_touch_lapses(TouchStatus status) {
        Touch touch = stored(aTouch(ann, 1, status, NOW));
        assertThat(touches.lapsed(NOW, 10))
                .isEqualTo(status == TouchStatus.HELD ? List.of(new TouchRef(HERE, touch)) : List.of());
    }

    @Test
    void a_touch_lapses_at_its_time_and_not_before_in_any_workspace() {
        Touch here = stored(aTouch(ann, 1, TouchStatus.HELD, NOW));
        Touch there = aTouch(ann, 1, TouchStatus.HELD, NOW.minusSeconds(1));
        touches.add(THERE, List.of(there));
        stored(aTouch(ann, 2, TouchStatus.HELD, NOW.plusMillis(1)));
        stored(aTouch(ann, 3));
        assertThat(ids(touches.lapsed(NOW, 10))).containsExactlyInAnyOrder(here.id(), there.id());
        assertThat(touches.lapsed(NOW, 1)).hasSize(1);
        assertThat(touches.lapsed(NOW.minusSeconds(2), 10)).isEmpty();
    }

    @Test
    void whoever_locks_a_channel_second_counts_what_the_first_began() {
        Touch touch = stored(aTouch(anEnrollment(sequence, "ann"), 1));
        Integer counted = Threads.secondAfter(
                storage.transactions(),
                () -> {
                    touches.lockChannels(HERE, List.of(Channel.SMS, Channel.EMAIL));
                    touches.begin(HERE, List.of(anAttempt(touch, 1, NOW)));
                },
                () -> {
                    touches.lockChannels(HERE, List.of(Channel.EMAIL));
                    return touches.countedSince(HERE, Channel.EMAIL, NOW);
                });
        assertThat(counted).isEqualTo(1);
    }

    private Touch due(String contact, LocalDate date, Instant at, boolean manual) {
        Timing timing = new Timing(
                Optional.of(at), SendRule.STEP_DAY, Optional.of(date), Optional.empty(), Optional.of(at), manual);
        return in(aTouch(anEnrollment(sequence, contact), 1), TouchStatus.SCHEDULED)
                .withTiming(timing);
    }

    private Touch stored(Touch touch) {
        touches.add(HERE, List.of(touch));
        return touches.find(HERE, touch.id()).orElseThrow();
    }

    private static List<TouchId> ids(List<TouchRef> refs) {
        return refs.stream().map(ref -> ref.touch().id()).toList();
    }
}
