package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.Workspace;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.NotFoundException;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.stats.StepStats;
import dev.outbound.storage.Storage;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a sequence does in numbers, as the product describes it. Every storage behaves the same. */
public abstract class StatsScenarios {

    private static final List<String> FIVE = List.of("ann", "bob", "cid", "dan", "eve");
    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        FIVE.forEach(world.people::add);
    }

    @Test
    void before_launch_5_are_drafted_per_step_and_those_approved_and_skipped_are_counted() {
        SequenceId id = world.reviewed(FIVE, HELLO, PROOF);
        Draft anns = world.draft(id, "ann", 1);
        Draft bobs = world.draft(id, "bob", 1);
        world.acme.reviews().approve(anns.id(), anns.version());
        world.acme.reviews().skip(bobs.id(), bobs.version());
        Workspace.Stats stats = world.acme.stats(id);
        assertThat(stats.steps()).extracting(StepStats::position).containsExactly(1, 2);
        assertThat(stats.steps()).extracting(StepStats::drafted).containsExactly(4, 5);
        assertThat(stats.steps()).extracting(StepStats::approved).containsExactly(1, 0);
        assertThat(stats.steps()).extracting(StepStats::skipped).containsExactly(1, 0);
        assertThat(stats.steps()).extracting(StepStats::scheduled).containsOnly(0);
        assertThat(stats.enrollments()).isEqualTo(Map.of(EnrollmentStatus.IN_REVIEW, 5));
    }

    @Test
    void after_launch_sent_failed_in_doubt_held_scheduled_and_skipped_add_up_to_everybody() {
        SequenceId id = world.reviewed(FIVE, HELLO, PROOF);
        world.approveAll(id);
        Draft held = world.draft(id, "eve", 2);
        world.acme.reviews().reopen(held.id(), held.version());
        world.launch(id, LaunchOptions.now());
        world.mails.answer(SendOutcome.accepted("1"));
        world.mails.answer(new SendOutcome.Rejected(SendOutcome.Kind.OTHER, "no"));
        world.mails.answer(new SendOutcome.Unknown("no answer"));
        world.tick();
        StepStats first = world.acme.stats(id).steps().get(0);
        assertThat(List.of(first.sent(), first.failed(), first.inDoubt(), first.scheduled(), first.skipped()))
                .containsExactly(3, 1, 1, 0, 0);
        StepStats second = world.acme.stats(id).steps().get(1);
        assertThat(List.of(second.scheduled(), second.held(), second.sent())).containsExactly(4, 1, 0);
    }

    @Test
    void replies_bounces_complaints_and_opt_outs_are_counted_where_they_are_known() {
        SequenceId id = world.launched(FIVE, HELLO, PROOF);
        world.tick();
        answer(id, "ann", new InboundKind.HumanReply(false));
        answer(id, "ann", new InboundKind.HumanReply(false));
        answer(id, "bob", new InboundKind.HumanReply(true));
        complain(id, "cid");
        bounce(id, "dan");
        Workspace.Stats stats = world.acme.stats(id);
        StepStats first = stats.steps().get(0);
        assertThat(first.replies()).isEqualTo(2);
        assertThat(first.complaints()).isEqualTo(1);
        assertThat(first.bounced()).isEqualTo(1);
        assertThat(stats.replies()).isEqualTo(2);
        assertThat(stats.complaints()).isEqualTo(1);
        assertThat(stats.bounced()).isEqualTo(1);
        assertThat(stats.optedOut()).isEqualTo(2);
        StepStats second = stats.steps().get(1);
        assertThat(List.of(second.skipped(), second.scheduled(), second.replies()))
                .containsExactly(4, 1, 0);
    }

    @Test
    void the_numbers_of_another_workspaces_sequence_are_not_found() {
        SequenceId id = world.reviewed(FIVE, HELLO);
        Workspace other = world.engine.workspace(new WorkspaceId("globex"), Actor.user("eve"));
        assertThatThrownBy(() -> other.stats(id)).isInstanceOf(NotFoundException.class);
    }

    private void answer(SequenceId id, String contact, InboundKind kind) {
        world.reply(contact + "@people.example", messageId(id, contact), kind);
    }

    private void complain(SequenceId id, String contact) {
        answer(id, contact, new InboundKind.Complaint(true, List.of(messageId(id, contact))));
    }

    private void bounce(SequenceId id, String contact) {
        answer(
                id,
                contact,
                new InboundKind.DeliveryReport(List.of(new InboundKind.Report(
                        InboundKind.Verdict.HARD, Optional.empty(), List.of(messageId(id, contact)), "5.1.1"))));
    }

    private String messageId(SequenceId id, String contact) {
        return world.touch(id, contact, 1).handover().orElseThrow().messageId();
    }
}
