package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Machines that answer for people, and what a reply does elsewhere. Every storage behaves the same. */
public abstract class AbsenceScenarios {

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
    void a_reply_to_one_sequence_holds_the_contact_in_the_others_that_stop_on_reply() {
        SequenceId a = world.launched(List.of("ann"), HELLO, PROOF);
        SequenceId b = world.launched(List.of("ann"), Step.email(4, "Other"));
        SequenceId c = world.launched(List.of("ann"), Step.email(5, "Third"));
        world.acme.running().stopOnReply(c, false);
        world.tick();
        world.reply(ANN, in.messageId(a, "ann", 1), HUMAN);
        assertThat(in.status(a, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(in.pause(b, "ann")).contains(Pause.Reason.REPLIED_ELSEWHERE);
        assertThat(in.status(c, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void an_auto_reply_holds_the_enrollment_for_7_days_and_is_no_reply() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply(ANN, in.messageId(id, "ann", 1), new InboundKind.AutoReply(Optional.empty())))
                .isEqualTo(InboundResult.AUTO_REPLY);
        assertThat(in.pause(id, "ann")).contains(Pause.Reason.AUTO_REPLY);
        assertThat(world.enrollment(id, "ann").repliedAt()).isEmpty();
        world.at("2025-03-10T13:59:59.999Z");
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.PAUSED);
        world.at("2025-03-10T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void an_auto_reply_that_names_a_return_date_holds_until_the_day_after_it_but_not_beyond_90_days() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.reply(ANN, in.messageId(id, "ann", 1), away("2025-03-20"));
        world.reply("bob@people.example", in.messageId(id, "bob", 1), away("2025-07-01"));
        assertThat(world.enrollment(id, "ann").pause().flatMap(Pause::resumeAt))
                .contains(Instant.parse("2025-03-21T04:00:00Z"));
        assertThat(world.enrollment(id, "bob").pause().flatMap(Pause::resumeAt))
                .contains(Instant.parse("2025-03-10T14:00:00Z"));
    }

    @Test
    void a_person_who_answers_while_away_has_replied() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        SequenceId other = world.launched(List.of("ann"), Step.email(4, "Other"));
        world.tick();
        world.reply(ANN, in.messageId(id, "ann", 1), new InboundKind.AutoReply(Optional.empty()));
        world.reply(ANN, in.messageId(id, "ann", 1), HUMAN);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(in.pause(other, "ann")).contains(Pause.Reason.REPLIED_ELSEWHERE);
    }

    @Test
    void a_pause_for_an_absence_does_not_end_by_itself_once_the_contact_answered_elsewhere() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.reply(ANN, in.messageId(id, "ann", 1), new InboundKind.AutoReply(Optional.empty()));
        world.clock.set("2025-03-04T14:00:00Z");
        SequenceId other = world.launched(List.of("ann"), HELLO);
        world.tick();
        world.reply(ANN, in.messageId(other, "ann", 1), HUMAN);
        world.at("2025-03-12T14:00:00Z");
        assertThat(in.pause(id, "ann")).contains(Pause.Reason.REPLIED_ELSEWHERE);
    }

    @Test
    void a_machine_taken_for_a_person_is_forgiven_and_the_rest_moves_by_the_days_that_were_lost() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, Step.email(5, "Third"));
        world.tick();
        world.reply(ANN, in.messageId(id, "ann", 1), HUMAN);
        world.at("2025-03-08T14:00:00Z");
        world.acme.enrollments().reactivate(world.enrollment(id, "ann").id(), false);
        world.tick();
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 3).timing().plannedDate()).contains(LocalDate.parse("2025-03-10"));
        world.at("2025-03-10T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(3);
    }

    @Test
    void a_reply_elsewhere_is_ignored_if_the_policy_says_so() {
        world = new World(
                world.storage,
                Policy.DEFAULT.withReplies(
                        new Policy.Replies(Policy.Reaction.PAUSE, 7, Policy.Reaction.IGNORE, true, true, 90)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId a = world.launched(List.of("ann"), HELLO, PROOF);
        SequenceId b = world.launched(List.of("ann"), Step.email(4, "Other"));
        world.tick();
        world.reply(ANN, in.messageId(a, "ann", 1), HUMAN);
        assertThat(in.status(b, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void a_reply_elsewhere_ends_the_contacts_other_enrollments_if_the_policy_says_so() {
        world = new World(
                world.storage,
                Policy.DEFAULT.withReplies(
                        new Policy.Replies(Policy.Reaction.PAUSE, 7, Policy.Reaction.STOP, true, true, 90)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId a = world.launched(List.of("ann"), HELLO, PROOF);
        SequenceId b = world.launched(List.of("ann"), Step.email(4, "Other"));
        world.tick();
        world.reply(ANN, in.messageId(a, "ann", 1), HUMAN);
        assertThat(in.status(b, "ann")).isEqualTo(EnrollmentStatus.REPLIED);
    }

    private static InboundKind away(String until) {
        return new InboundKind.AutoReply(Optional.of(LocalDate.parse(until)));
    }
}
