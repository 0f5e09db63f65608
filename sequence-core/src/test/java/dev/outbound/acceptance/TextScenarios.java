package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.Channel;
import dev.outbound.address.PhoneNumber;
import dev.outbound.conversation.Message;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundResult;
import dev.outbound.inbound.InboundText;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.TouchStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that come in and are answers. Every storage behaves the same. */
public abstract class TextScenarios {

    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step NUDGE = Step.sms(0, "Nudge");
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
    void a_text_that_is_no_keyword_answers_the_latest_text_to_that_number() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        assertThat(in.text(NUMBER, "sounds good")).isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(world.acme.inbox(PageRequest.first(10)).items())
                .extracting(Message::text)
                .containsExactly("sounds good");
    }

    @Test
    void of_two_sequences_that_texted_a_number_the_later_one_got_the_reply_and_the_other_is_held() {
        SequenceId a = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        world.clock.set("2025-03-04T15:00:00Z");
        SequenceId b = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        assertThat(in.text(NUMBER, "sounds good")).isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(b, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(in.pause(a, "ann")).contains(Pause.Reason.REPLIED_ELSEWHERE);
    }

    @Test
    void texts_and_calls_with_one_number_are_one_thread_over_all_sequences() {
        SequenceId a = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        world.clock.set("2025-03-04T15:00:00Z");
        world.launched(List.of("ann", "bob"), Step.voice(0, "Call"), PROOF);
        world.tick();
        world.clock.set("2025-03-04T15:01:00Z");
        in.text(NUMBER, "sounds good");
        List<Message> thread = world.acme.conversation(new PhoneNumber(NUMBER));
        assertThat(thread).extracting(Message::channel).containsExactly(Channel.SMS, Channel.VOICE, Channel.SMS);
        assertThat(thread)
                .extracting(Message::direction)
                .containsExactly(Message.Direction.OUTBOUND, Message.Direction.OUTBOUND, Message.Direction.INBOUND);
        assertThat(thread.get(2).enrollment())
                .isEqualTo(world.enrollment(a, "ann").id());
        assertThat(world.acme.conversation(new PhoneNumber("+12125559999"))).isEmpty();
    }

    @Test
    void a_text_to_which_no_text_went_answers_the_latest_call() {
        SequenceId id = world.launched(List.of("ann"), Step.voice(0, "Call"), PROOF);
        world.tick();
        assertThat(in.text(NUMBER, "I missed your call")).isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void a_text_from_nowhere_is_unmatched_and_the_same_text_twice_is_one() {
        InboundText text = in.message("+12125559999", "who is this?", Optional.empty());
        assertThat(world.engine.inbound().text(World.ACME, text)).isEqualTo(InboundResult.UNMATCHED);
        assertThat(world.engine.inbound().text(World.ACME, text)).isEqualTo(InboundResult.DUPLICATE);
        assertThat(in.recorded()).contains(ActivityType.INBOUND_UNMATCHED);
    }

    @Test
    void a_text_that_answers_one_in_doubt_proves_that_it_arrived() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.texts.answer(new SendOutcome.Unknown("lost"));
        world.tick();
        assertThat(in.text(NUMBER, "sounds good")).isEqualTo(InboundResult.REPLIED);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void help_is_recorded_only() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, PROOF);
        world.tick();
        assertThat(in.text(NUMBER, "HELP")).isEqualTo(InboundResult.RECORDED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.enrollment(id, "ann").repliedAt()).isEmpty();
    }

    @Test
    void a_conversation_the_host_reports_is_a_reply() {
        SequenceId id = world.launched(List.of("ann"), Step.voice(0, "Call"), PROOF);
        SequenceId other = world.launched(List.of("ann"), Step.email(4, "Other"));
        world.tick();
        var ann = world.enrollment(id, "ann").id();
        assertThat(world.engine.inbound().reply(World.ACME, ann, Channel.VOICE, "Wants a demo"))
                .isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(in.pause(other, "ann")).contains(Pause.Reason.REPLIED_ELSEWHERE);
        assertThat(world.acme.conversation(ann)).extracting(Message::text).contains("Wants a demo");
    }
}
