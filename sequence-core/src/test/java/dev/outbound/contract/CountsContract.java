package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog.Answers;
import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Subject;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.Actor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every storage counts of a sequence. */
public abstract class CountsContract extends StorageContract {

    private final SequenceId sequence = new SequenceId(Samples.id());
    private final Enrollment ann = anEnrollment(sequence, "ann");
    private final Enrollment bob = anEnrollment(sequence, "bob");
    private final Enrollment elsewhere = anEnrollment(new SequenceId(Samples.id()), "ann");

    @ParameterizedTest
    @EnumSource(value = ActivityType.class)
    void an_answer_counts_and_nothing_else_does(ActivityType type) {
        storage.activities().append(HERE, List.of(happened(type, Subject.of(ann, 1))));
        assertThat(storage.activities().answers(HERE, sequence))
                .isEqualTo(type.isAnswer() ? List.of(new Answers(type, 1, 1)) : List.of());
    }

    @Test
    void a_contact_that_answers_a_step_twice_counts_once_per_step() {
        storage.activities()
                .append(
                        HERE,
                        Stream.of(
                                        Subject.of(ann, 1),
                                        Subject.of(ann, 1),
                                        Subject.of(bob, 1),
                                        Subject.of(ann, 2),
                                        Subject.of(ann),
                                        Subject.of(elsewhere, 1),
                                        Subject.WORKSPACE)
                                .map(subject -> happened(ActivityType.REPLY_RECEIVED, subject))
                                .toList());
        storage.activities().append(THERE, List.of(happened(ActivityType.REPLY_RECEIVED, Subject.of(bob, 2))));
        assertThat(storage.activities().answers(HERE, sequence))
                .containsExactlyInAnyOrder(
                        new Answers(ActivityType.REPLY_RECEIVED, 1, 2), new Answers(ActivityType.REPLY_RECEIVED, 2, 1));
    }

    @Test
    void deliveries_are_counted_per_step_where_a_provider_told_anything() {
        storage.touches()
                .add(
                        HERE,
                        List.of(
                                in(aTouch(ann, 1), TouchStatus.SENT).withDelivery(DeliveryStatus.BOUNCED_HARD),
                                in(aTouch(bob, 1), TouchStatus.SENT).withDelivery(DeliveryStatus.BOUNCED_HARD),
                                in(aTouch(ann, 2), TouchStatus.SENT).withDelivery(DeliveryStatus.DELIVERED),
                                in(aTouch(bob, 2), TouchStatus.SENT),
                                in(aTouch(elsewhere, 1), TouchStatus.SENT).withDelivery(DeliveryStatus.DELIVERED)));
        storage.touches()
                .add(THERE, List.of(in(aTouch(bob, 3), TouchStatus.SENT).withDelivery(DeliveryStatus.DELIVERED)));
        assertThat(storage.touches().deliveries(HERE, sequence))
                .containsExactlyInAnyOrder(
                        new Touches.Delivered(1, DeliveryStatus.BOUNCED_HARD, 2),
                        new Touches.Delivered(2, DeliveryStatus.DELIVERED, 1));
    }

    private static Activity happened(ActivityType type, Subject subject) {
        return new Activity(Samples.id(), NOW, type, Actor.CONTACT, subject, Map.of());
    }
}
