package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.EmailAddress;
import dev.outbound.conversation.Message;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.TouchStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back by mail, and what it proves. Every storage behaves the same. */
public abstract class InboundScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final InboundKind HUMAN = new InboundKind.HumanReply(false);
    private static final String ANN = "ann@people.example";

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
    void a_reply_that_names_our_message_stops_the_enrollment_and_joins_the_thread() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply(ANN, in.messageId(id, "ann", 1), HUMAN)).isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.REPLIED);
        assertThat(world.acme.conversation(world.enrollment(id, "ann").id()))
                .extracting(Message::direction, Message::position)
                .containsExactly(
                        tuple(Message.Direction.OUTBOUND, Optional.of(1)),
                        tuple(Message.Direction.INBOUND, Optional.of(1)));
    }

    @Test
    void our_id_among_the_references_is_enough() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        InboundEmail mail = new InboundEmail(
                "<one@people.example>",
                EmailAddress.parse("colleague@people.example"),
                List.of(),
                List.of("<unknown@people.example>"),
                List.of(in.messageId(id, "ann", 1), "<unknown@people.example>"),
                "Re: hello",
                "Let us talk",
                world.clock.instant(),
                HUMAN);
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void without_an_id_the_sender_is_matched_to_the_latest_mail_of_the_last_90_days_and_not_of_91() {
        SequenceId a = world.launched(List.of("ann"), HELLO, Step.email(200, "Late"));
        world.tick();
        world.at("2025-03-04T14:00:00Z");
        SequenceId b = world.launched(List.of("ann"), HELLO, Step.email(200, "Late"));
        world.tick();
        world.clock.set("2025-06-02T14:00:00Z");
        assertThat(world.reply(ANN, "", HUMAN)).isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(b, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(in.status(a, "ann")).isEqualTo(EnrollmentStatus.PAUSED);
        world.clock.set("2025-06-03T14:00:00.001Z");
        assertThat(world.reply(ANN, "", HUMAN)).isEqualTo(InboundResult.UNMATCHED);
    }

    @Test
    void an_alias_with_our_id_is_matched_and_a_stranger_without_it_is_not() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply("stranger@people.example", "", HUMAN)).isEqualTo(InboundResult.UNMATCHED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.reply("alias@people.example", in.messageId(id, "ann", 1), HUMAN))
                .isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void an_id_somebody_made_up_matches_nothing() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        String forged = in.messageId(id, "ann", 1).replaceFirst("\\.[0-9a-f]{20}@", ".00000000000000000000@");
        assertThat(world.reply("stranger@people.example", forged, HUMAN)).isEqualTo(InboundResult.UNMATCHED);
    }

    @Test
    void a_relay_that_puts_its_own_message_id_in_place_of_ours_is_matched_by_that() {
        String theirs = "0100018f2b3c4d5e-6f708192-a3b4-c5d6-e7f8-091a2b3c4d5e-000000";
        world.mails.answer(SendOutcome.accepted(theirs));
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply("alias@people.example", "<" + theirs + "@email.relay.example>", HUMAN))
                .isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void a_short_id_of_a_relay_could_be_guessed_and_matches_nothing() {
        world.mails.answer(SendOutcome.accepted("4XyZ12"));
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply("stranger@people.example", "<4XyZ12@relay.example>", HUMAN))
                .isEqualTo(InboundResult.UNMATCHED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void if_a_sequence_does_not_stop_on_reply_it_goes_on_and_the_reply_is_recorded() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.acme.running().stopOnReply(id, false);
        world.tick();
        world.reply(ANN, in.messageId(id, "ann", 1), HUMAN);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.enrollment(id, "ann").repliedAt()).contains(world.clock.instant());
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void the_same_mail_twice_is_one_reply() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        InboundEmail mail = world.inbound(ANN, in.messageId(id, "ann", 1), HUMAN, "<one@people.example>");
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.REPLIED);
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.DUPLICATE);
        assertThat(world.acme.inbox(PageRequest.first(10)).items()).hasSize(1);
        assertThat(in.recorded().stream().filter(ActivityType.REPLY_RECEIVED::equals))
                .hasSize(1);
    }

    @Test
    void a_reply_that_asks_to_stop_is_an_opt_out_on_every_channel() {
        SequenceId a = world.launched(List.of("ann"), HELLO, PROOF, Step.sms(5, "Nudge"));
        SequenceId b = world.launched(List.of("ann"), Step.sms(6, "Later"));
        world.tick();
        InboundEmail mail = world.inbound(
                ANN, in.messageId(a, "ann", 1), new InboundKind.HumanReply(true), "<stop@people.example>");
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.DUPLICATE);
        assertThat(in.sources()).containsExactly(Suppression.Source.REPLY_REQUEST);
        assertThat(in.status(a, "ann")).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(in.status(b, "ann")).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.enrollment(a, "ann").repliedAt()).isPresent();
        assertThat(world.acme.inbox(PageRequest.first(10)).items()).hasSize(1);
    }

    @Test
    void a_reply_that_asks_to_stop_is_a_mere_reply_if_the_policy_says_so() {
        world = new World(world.storage, Policy.DEFAULT.withOptOuts(Policy.OptOutRules.DEFAULT.withInReplies(false)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply(ANN, in.messageId(id, "ann", 1), new InboundKind.HumanReply(true)))
                .isEqualTo(InboundResult.REPLIED);
        assertThat(in.sources()).isEmpty();
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void a_read_receipt_changes_nothing() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply(ANN, in.messageId(id, "ann", 1), new InboundKind.Notice("read receipt")))
                .isEqualTo(InboundResult.RECORDED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.enrollment(id, "ann").repliedAt()).isEmpty();
    }

    @Test
    void a_reply_after_the_end_is_published_and_the_enrollment_stays_completed() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.tick();
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(world.reply(ANN, in.messageId(id, "ann", 1), HUMAN)).isEqualTo(InboundResult.REPLIED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(world.enrollment(id, "ann").repliedAt()).contains(world.clock.instant());
        assertThat(in.recorded()).contains(ActivityType.REPLY_RECEIVED);
    }

    @Test
    void a_reply_while_a_step_is_handed_over_lets_it_be_sent_and_stops_the_next() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, Step.email(5, "Third"));
        world.tick();
        String first = in.messageId(id, "ann", 1);
        world.mails.during(() -> world.reply(ANN, first, HUMAN));
        world.at("2025-03-06T14:00:00Z");
        world.at("2025-03-08T14:00:00Z");
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 3).skipReason()).contains(SkipReason.REPLIED);
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void an_answer_to_the_very_message_that_is_handed_over_proves_that_it_arrived_whatever_the_channel_says() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.acme.running().stopOnReply(id, false);
        world.mails.during(() -> {
            world.reply(ANN, in.messageId(id, "ann", 1), HUMAN);
            throw new IllegalStateException("the connection was lost");
        });
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.COMPLETED);
    }

    @Test
    void a_copy_of_our_own_mail_and_a_mail_from_our_own_address_are_ignored() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        InboundEmail copy = world.inbound("list@people.example", "", HUMAN, in.messageId(id, "ann", 1));
        assertThat(world.engine.inbound().email(World.ACME, copy)).isEqualTo(InboundResult.IGNORED);
        assertThat(world.reply("tyler@mail.acme.example", in.messageId(id, "ann", 1), HUMAN))
                .isEqualTo(InboundResult.IGNORED);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.acme.inbox(PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    void a_reply_to_a_mail_in_doubt_proves_that_it_arrived_and_stops_the_enrollment() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.answer(new SendOutcome.Unknown("lost"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        world.reply(ANN, in.messageId(id, "ann", 1), HUMAN);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.SENT);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }
}
