package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.Channel;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundResult;
import dev.outbound.inbound.StatusReport;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.TouchStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What providers tell of a text or a call after they took it. Every storage behaves the same. */
public abstract class StatusScenarios {

    private static final Step NUDGE = Step.sms(0, "Nudge");
    private static final Step CALL = Step.voice(0, "Call");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final String DAY_3 = "2025-03-06T14:00:00Z";

    private World world;
    private Incoming in;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        in = new Incoming(world);
        world.people.add("ann");
    }

    @Test
    void a_delivered_report_on_a_text_in_doubt_makes_it_sent_and_keeps_the_providers_id() {
        world.texts.answer(new SendOutcome.Unknown("lost"));
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        assertThat(hear(Channel.SMS, attempt(), "SM1", DeliveryStatus.DELIVERED))
                .isEqualTo(InboundResult.RECORDED);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(world.touch(id, "ann", 1).providerId()).contains("SM1");
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.SENT);
        assertThat(world.acme.conversation(world.enrollment(id, "ann").id())).hasSize(1);
        assertThat(in.recorded()).contains(ActivityType.TOUCH_RESOLVED, ActivityType.TOUCH_STATUS);
    }

    @Test
    void that_the_provider_has_it_is_enough_to_end_the_doubt() {
        world.texts.answer(new SendOutcome.Unknown("lost"));
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        hear(Channel.SMS, attempt(), "SM1", DeliveryStatus.NONE);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.NONE);
    }

    @Test
    void who_knows_that_a_message_in_doubt_was_not_sent_cannot_have_it_sent_behind_a_later_step() {
        world.texts.answer(new SendOutcome.Unknown("lost"));
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        world.at(DAY_3);
        world.acme.enrollments().resolve(world.enrollment(id, "ann").id(), 1, false);
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        assertThat(world.texts.messages()).hasSize(1);
    }

    @Test
    void a_call_nobody_answers_is_sent_and_not_repeated_and_a_late_ringing_changes_nothing() {
        SequenceId id = world.launched(List.of("ann"), CALL, PROOF);
        world.tick();
        UUID attempt = world.calls.messages().get(0).handed().attempt();
        hear(Channel.VOICE, Optional.of(attempt), "CA1", DeliveryStatus.NO_ANSWER);
        hear(Channel.VOICE, Optional.of(attempt), "CA1", DeliveryStatus.NONE);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.NO_ANSWER);
        world.at(DAY_3);
        assertThat(world.calls.messages()).hasSize(1);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_answered_call_is_no_reply() {
        SequenceId id = world.launched(List.of("ann"), CALL, PROOF);
        world.tick();
        UUID attempt = world.calls.messages().get(0).handed().attempt();
        hear(Channel.VOICE, Optional.of(attempt), "CA1", DeliveryStatus.ANSWERED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.enrollment(id, "ann").repliedAt()).isEmpty();
    }

    @Test
    void a_report_that_comes_before_the_providers_own_answer_counts_and_the_next_step_still_goes() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.texts.during(() -> hear(Channel.SMS, attempt(), "SM1", DeliveryStatus.DELIVERED));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(world.acme.conversation(world.enrollment(id, "ann").id())).hasSize(1);
        world.at(DAY_3);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_early_report_saves_a_text_whose_connection_was_lost_from_doubt() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.texts.during(() -> {
            hear(Channel.SMS, attempt(), "SM1", DeliveryStatus.NONE);
            throw new IllegalStateException("the connection was lost");
        });
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 1).providerId()).contains("SM1");
    }

    @Test
    void a_report_twice_or_in_the_wrong_order_is_heard_once() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        hear(Channel.SMS, attempt(), "SM1", DeliveryStatus.UNDELIVERED);
        hear(Channel.SMS, attempt(), "SM1", DeliveryStatus.UNDELIVERED);
        hear(Channel.SMS, attempt(), "SM1", DeliveryStatus.DELIVERED);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.UNDELIVERED);
        assertThat(in.recorded().stream().filter(ActivityType.TOUCH_STATUS::equals))
                .hasSize(1);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void a_report_is_found_by_the_providers_id_too() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        String theirs = world.touch(id, "ann", 1).providerId().orElseThrow();
        assertThat(hear(Channel.SMS, Optional.empty(), theirs, DeliveryStatus.DELIVERED))
                .isEqualTo(InboundResult.RECORDED);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void a_report_on_nothing_of_ours_is_recorded_only() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        assertThat(hear(Channel.SMS, Optional.of(UUID.randomUUID()), "SM-unknown", DeliveryStatus.DELIVERED))
                .isEqualTo(InboundResult.UNMATCHED);
        assertThat(in.recorded()).contains(ActivityType.INBOUND_UNMATCHED);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.NONE);
    }

    @Test
    void a_late_report_on_an_attempt_that_was_refused_says_nothing_of_the_next_one() {
        world.texts.answer(SendOutcome.deferred("503"));
        world.texts.answer(new SendOutcome.Unknown("lost"));
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        Optional<UUID> first = attempt();
        world.at("2025-03-03T14:01:00Z");
        hear(Channel.SMS, first, "", DeliveryStatus.UNDELIVERED);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
    }

    /** The attempt of the latest text. */
    private Optional<UUID> attempt() {
        return Optional.of(world.texts
                .messages()
                .get(world.texts.messages().size() - 1)
                .handed()
                .attempt());
    }

    private InboundResult hear(Channel channel, Optional<UUID> attempt, String providerId, DeliveryStatus status) {
        return world.engine
                .inbound()
                .status(World.ACME, new StatusReport(channel, attempt, providerId, status, Optional.empty()));
    }
}
