package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.on;
import static dev.outbound.contract.Samples.skipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.StaleWriteException;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Timing;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every implementation of {@link Touches} does; {@link TouchQueueContract}, {@link AttemptsContract} and
 * {@link SentToContract} have the rest.
 */
public abstract class TouchesContract extends StorageContract {

    private final SequenceId sequence = new SequenceId(Samples.id());
    private final Enrollment ann = anEnrollment(sequence, "ann");
    private final Enrollment bob = anEnrollment(sequence, "bob");
    private Touches touches;

    @BeforeEach
    void touches() {
        touches = storage.touches();
    }

    @Test
    void a_new_touch_is_stored_at_version_1_whatever_version_it_carries() {
        Touch touch = aTouch(ann, 1);
        touches.add(HERE, List.of(version(touch, 42)));
        assertThat(touches.find(HERE, touch.id())).contains(version(touch, 1));
    }

    @Test
    void a_skipped_touch_with_everything_set_comes_back_the_same() {
        Touch touch = new Touch(
                new TouchId(Samples.id()),
                new EnrollmentId(Samples.id()),
                sequence,
                contact("Zoé 🚀 O'Neil"),
                20,
                Channel.VOICE,
                TouchStatus.SKIPPED,
                Optional.of(SkipReason.WINDOW_IMPOSSIBLE),
                Optional.of(TEXT),
                new Timing(
                        Optional.of(NOW.plusMillis(1)),
                        SendRule.LATE_SPACING,
                        Optional.of(LocalDate.of(2028, 2, 29)),
                        Optional.of(new SendTime(NOW.plusMillis(2), SendRule.CAP)),
                        Optional.of(NOW.plusMillis(3)),
                        true),
                7,
                Optional.of(new Handover(8, NOW.plusMillis(4), true, "+12125550134", "<a.b@example.com>")),
                Optional.of("provider/ID=1"),
                DeliveryStatus.NO_ANSWER,
                1);
        assertThat(stored(touch)).isEqualTo(touch);
    }

    @Test
    void a_touch_with_nothing_set_comes_back_the_same() {
        Touch touch = aTouch(ann, 1);
        assertThat(stored(touch)).isEqualTo(version(touch, 1));
    }

    @ParameterizedTest
    @EnumSource(TouchStatus.class)
    void every_status_can_be_stored(TouchStatus status) {
        Touch touch = in(aTouch(ann, 1), status);
        assertThat(stored(touch)).isEqualTo(version(touch, 1));
    }

    @ParameterizedTest
    @EnumSource(SkipReason.class)
    void every_reason_to_skip_can_be_stored(SkipReason reason) {
        assertThat(stored(skipped(aTouch(ann, 1), reason)).skipReason()).contains(reason);
    }

    @ParameterizedTest
    @EnumSource(DeliveryStatus.class)
    void every_delivery_status_can_be_stored(DeliveryStatus delivery) {
        assertThat(stored(aTouch(ann, 1).withDelivery(delivery)).delivery()).isEqualTo(delivery);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void every_channel_can_be_stored(Channel channel) {
        assertThat(stored(on(aTouch(ann, 1), channel)).channel()).isEqualTo(channel);
    }

    @ParameterizedTest
    @EnumSource(SendRule.class)
    void every_send_rule_can_be_stored(SendRule rule) {
        Touch touch = aTouch(ann, 1)
                .withTiming(Timing.NONE.planned(Optional.of(NOW), rule, Optional.of(LocalDate.of(2026, 3, 2))));
        assertThat(stored(touch).timing()).isEqualTo(touch.timing());
    }

    @Test
    void a_second_touch_of_one_enrollment_and_position_is_refused_with_its_batch() {
        Touch first = stored(aTouch(ann, 1));
        Touch fine = aTouch(bob, 1);
        assertThatThrownBy(() -> touches.add(HERE, List.of(fine, aTouch(ann, 1))))
                .isInstanceOf(RuntimeException.class);
        assertThat(touches.ofEnrollments(HERE, List.of(ann.id(), bob.id()))).containsExactly(first);
    }

    @Test
    void finding_all_gives_those_that_exist_and_each_once() {
        Touch one = stored(aTouch(ann, 1));
        Touch two = stored(aTouch(ann, 2));
        assertThat(touches.findAll(HERE, List.of(two.id(), new TouchId(Samples.id()), one.id(), two.id())))
                .containsExactlyInAnyOrder(one, two);
        assertThat(touches.findAll(HERE, List.of())).isEmpty();
    }

    @Test
    void the_touches_of_enrollments_come_by_enrollment_and_position_locked_or_not() {
        Touch bob2 = stored(aTouch(bob, 2));
        Touch ann10 = stored(aTouch(ann, 10));
        Touch bob1 = stored(aTouch(bob, 1));
        Touch ann9 = stored(aTouch(ann, 9));
        stored(aTouch(anEnrollment(sequence, "eve"), 1));
        List<EnrollmentId> wanted = List.of(bob.id(), ann.id(), new EnrollmentId(Samples.id()), bob.id());
        assertThat(touches.ofEnrollments(HERE, wanted)).containsExactly(ann9, ann10, bob1, bob2);
        assertThat(touches.lockOfEnrollments(HERE, wanted)).containsExactly(ann9, ann10, bob1, bob2);
        assertThat(touches.ofEnrollments(HERE, List.of())).isEmpty();
        assertThat(touches.lockOfEnrollments(HERE, List.of())).isEmpty();
    }

    @Test
    void saving_raises_the_version_by_one() {
        Touch touch = stored(aTouch(ann, 1));
        Touch changed = touch.become(TouchStatus.SCHEDULED)
                .withTiming(Timing.NONE.now(NOW))
                .withProviderId(Optional.of("p"))
                .withTransientFailures(2);
        touches.save(HERE, List.of(changed));
        assertThat(touches.find(HERE, touch.id())).contains(version(changed, 2));
        touches.save(HERE, List.of(version(touch, 2)));
        assertThat(touches.find(HERE, touch.id())).contains(version(touch, 3));
    }

    @Test
    void one_stale_touch_keeps_the_whole_batch_from_being_saved() {
        Touch one = stored(aTouch(ann, 1));
        Touch two = stored(aTouch(ann, 2));
        List<Touch> batch = List.of(skipped(one, SkipReason.USER), version(skipped(two, SkipReason.USER), 2));
        assertThatThrownBy(() -> touches.save(HERE, batch)).isInstanceOf(StaleWriteException.class);
        assertThat(touches.ofEnrollments(HERE, List.of(ann.id()))).containsExactly(one, two);
        assertThatThrownBy(() -> touches.save(HERE, List.of(version(aTouch(ann, 3), 1))))
                .isInstanceOf(StaleWriteException.class);
    }

    @Test
    void whoever_locks_second_sees_what_the_first_changed() {
        Touch touch = stored(aTouch(ann, 1));
        Touch changed = skipped(touch, SkipReason.REPLIED);
        List<Touch> seen = Threads.secondAfter(
                storage.transactions(),
                () -> {
                    assertThat(touches.lockOfEnrollments(HERE, List.of(ann.id())))
                            .hasSize(1);
                    touches.save(HERE, List.of(changed));
                },
                () -> touches.lockOfEnrollments(HERE, List.of(ann.id())));
        assertThat(seen).containsExactly(version(changed, 2));
    }

    @Test
    void the_provider_s_id_finds_a_touch_on_its_channel() {
        Touch mail = stored(aTouch(ann, 1).withProviderId(Optional.of("x-1")));
        Touch text = stored(on(aTouch(ann, 2), Channel.SMS).withProviderId(Optional.of("x-1")));
        assertThat(touches.findByProviderId(HERE, Channel.EMAIL, "x-1")).contains(mail);
        assertThat(touches.findByProviderId(HERE, Channel.SMS, "x-1")).contains(text);
        assertThat(touches.findByProviderId(HERE, Channel.VOICE, "x-1")).isEmpty();
        assertThat(touches.findByProviderId(HERE, Channel.EMAIL, "X-1")).isEmpty();
    }

    @Test
    void counts_are_per_step_state_and_reason_and_combinations_without_any_are_absent() {
        touches.add(
                HERE,
                List.of(
                        aTouch(ann, 1),
                        aTouch(bob, 1),
                        skipped(aTouch(ann, 2), SkipReason.USER),
                        skipped(aTouch(bob, 2), SkipReason.REPLIED),
                        in(aTouch(bob, 3), TouchStatus.SENT),
                        aTouch(anEnrollment(new SequenceId(Samples.id()), "ann"), 1)));
        assertThat(touches.counts(HERE, sequence))
                .containsExactlyInAnyOrder(
                        new Touches.Count(1, TouchStatus.HELD, Optional.empty(), 2),
                        new Touches.Count(2, TouchStatus.SKIPPED, Optional.of(SkipReason.USER), 1),
                        new Touches.Count(2, TouchStatus.SKIPPED, Optional.of(SkipReason.REPLIED), 1),
                        new Touches.Count(3, TouchStatus.SENT, Optional.empty(), 1));
        assertThat(touches.counts(HERE, new SequenceId(Samples.id()))).isEmpty();
    }

    @Test
    void deleting_takes_all_of_one_sequence() {
        Touch touch = stored(aTouch(ann, 1));
        Touch kept = stored(aTouch(anEnrollment(new SequenceId(Samples.id()), "ann"), 1));
        touches.deleteOfSequence(HERE, sequence);
        assertThat(touches.find(HERE, touch.id())).isEmpty();
        assertThat(touches.find(HERE, kept.id())).contains(kept);
        touches.add(HERE, List.of(aTouch(ann, 1)));
    }

    @Test
    void a_batch_of_more_than_a_thousand_is_stored_and_saved_whole() {
        List<Touch> many = new ArrayList<>();
        for (int i = 0; i < 1_234; i++) {
            many.add(aTouch(anEnrollment(sequence, "c" + i), 1));
        }
        touches.add(HERE, many);
        List<Touch> found = touches.findAll(HERE, many.stream().map(Touch::id).toList());
        touches.save(
                HERE, found.stream().map(t -> t.become(TouchStatus.SCHEDULED)).toList());
        assertThat(touches.counts(HERE, sequence))
                .containsExactly(new Touches.Count(1, TouchStatus.SCHEDULED, Optional.empty(), 1_234));
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found_and_not_changed() {
        Touch touch = aTouch(ann, 1).withProviderId(Optional.of("x"));
        touches.add(THERE, List.of(touch));
        Touch stored = version(touch, 1);
        assertThat(touches.find(HERE, touch.id())).isEmpty();
        assertThat(touches.findAll(HERE, List.of(touch.id()))).isEmpty();
        assertThat(touches.ofEnrollments(HERE, List.of(ann.id()))).isEmpty();
        assertThat(touches.lockOfEnrollments(HERE, List.of(ann.id()))).isEmpty();
        assertThat(touches.findByProviderId(HERE, Channel.EMAIL, "x")).isEmpty();
        assertThat(touches.counts(HERE, sequence)).isEmpty();
        assertThatThrownBy(() -> touches.save(HERE, List.of(stored))).isInstanceOf(StaleWriteException.class);
        touches.deleteOfSequence(HERE, sequence);
        assertThat(touches.find(THERE, touch.id())).contains(stored);
    }

    private Touch stored(Touch touch) {
        touches.add(HERE, List.of(touch));
        return touches.find(HERE, touch.id()).orElseThrow();
    }

    private static Touch version(Touch t, long version) {
        return new Touch(
                t.id(),
                t.enrollment(),
                t.sequence(),
                t.contact(),
                t.position(),
                t.channel(),
                t.status(),
                t.skipReason(),
                t.problem(),
                t.timing(),
                t.transientFailures(),
                t.handover(),
                t.providerId(),
                t.delivery(),
                version);
    }
}
