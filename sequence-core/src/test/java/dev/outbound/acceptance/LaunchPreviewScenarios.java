package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.compose.Issue;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.Draft;
import dev.outbound.draft.SkipReason;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.workspace.Numbers;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown and checked before a launch. Every storage behaves the same. */
public abstract class LaunchPreviewScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step NUDGE = Step.sms(5, "Nudge");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        people();
    }

    private void people() {
        List.of("ann", "bob", "cid", "dee", "eve").forEach(world.people::add);
    }

    @Test
    void the_from_address_is_a_local_part_at_the_verified_domain_and_a_full_address_is_refused() {
        refused(ErrorCode.SENDER_LOCALPART_INVALID, () -> LaunchOptions.now().from("Tyler", "tyler@mail.acme.example"));
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        LaunchOptions options = LaunchOptions.now().from("Tyler", "tyler");
        assertThat(world.acme.launches().preview(id, options).from()).isEqualTo("Tyler <tyler@mail.acme.example>");
        world.launch(id, options);
        world.tick();
        OutboundMessage.Email mail = world.mails.messages().get(0);
        assertThat(mail.from().name()).isEqualTo("Tyler");
        assertThat(mail.from().address().value()).isEqualTo("tyler@mail.acme.example");
    }

    @Test
    void without_a_from_name_the_workspaces_own_is_used_and_a_line_break_in_one_is_refused() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        assertThat(world.acme.launches().preview(id, LaunchOptions.now()).from())
                .isEqualTo("Tyler at Acme <tyler@mail.acme.example>");
        refused(ErrorCode.SENDER_NAME_INVALID, () -> LaunchOptions.now().from("A\r\nBcc: x", "tyler"));
    }

    @Test
    void rules_and_stop_on_reply_that_were_composed_hold_unless_the_launch_says_otherwise() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        SendRules composed = new SendRules(false, true, true);
        world.acme
                .compose()
                .change(
                        id,
                        world.sequence(id).version(),
                        s -> s.withDelivery(s.delivery().withRules(composed).withStopOnReply(false)));
        world.launch(id, LaunchOptions.now().stopOnReply(true));
        assertThat(world.sequence(id).delivery().rules()).isEqualTo(composed);
        assertThat(world.sequence(id).delivery().stopOnReply()).isTrue();
    }

    @Test
    void an_unverified_domain_forbids_mails_and_allows_texts() {
        world = new World(
                emptyStorage(),
                builder -> builder.workspace(changed(s -> new WorkspaceSettings(
                        s.id(),
                        s.zone(),
                        new SendingDomain("mail.acme.example", false),
                        s.identity(),
                        s.numbers(),
                        s.blackoutDates()))));
        people();
        SequenceId mail = world.reviewed(List.of("ann"), HELLO, NUDGE);
        world.approveAll(mail);
        refused(ErrorCode.SENDING_DOMAIN_UNVERIFIED, () -> world.launch(mail, LaunchOptions.now()));
        SequenceId text = world.launched(List.of("ann"), NUDGE);
        assertThat(world.sequence(text).status()).isEqualTo(SequenceStatus.RUNNING);
    }

    @Test
    void a_channel_without_a_number_forbids_its_approved_drafts_and_no_others() {
        world = new World(
                emptyStorage(),
                builder -> builder.workspace(changed(s -> new WorkspaceSettings(
                        s.id(),
                        s.zone(),
                        s.domain(),
                        s.identity(),
                        new Numbers(Optional.empty(), Optional.empty(), "1"),
                        s.blackoutDates()))));
        people();
        SequenceId id = world.reviewed(List.of("ann"), HELLO, NUDGE);
        world.approveAll(id);
        refused(ErrorCode.CHANNEL_NOT_CONFIGURED, () -> world.launch(id, LaunchOptions.now()));
        Draft text = world.draft(id, "ann", 2);
        world.acme.reviews().skip(text.id(), text.version());
        world.launch(id, LaunchOptions.now());
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.USER);
    }

    @Test
    void a_contact_that_another_live_sequence_writes_to_is_named_in_a_warning() {
        world.launched(List.of("ann"), PROOF);
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO);
        world.approveAll(id);
        LaunchPreview preview = world.acme.launches().preview(id, LaunchOptions.now());
        assertThat(warning(preview, ErrorCode.ALREADY_IN_LIVE_SEQUENCE)).startsWith("1 ");
        assertThat(preview.isPossible()).isTrue();
    }

    @Test
    void a_preview_counts_messages_per_channel_and_names_the_first_and_the_last() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO, PROOF, NUDGE);
        world.approveAll(id);
        LaunchPreview preview = world.acme.launches().preview(id, LaunchOptions.now());
        assertThat(preview.touches()).containsEntry(Channel.EMAIL, 4).containsEntry(Channel.SMS, 2);
        assertThat(preview.first()).contains(Instant.parse("2025-03-03T14:00:00Z"));
        assertThat(preview.last()).contains(Instant.parse("2025-03-08T14:00:00Z"));
        assertThat(warning(preview, ErrorCode.CONSENT_UNKNOWN)).startsWith("2 ");
    }

    @Test
    void a_start_in_the_evening_is_warned_of_because_nothing_goes_that_day() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        LaunchPreview evening =
                world.acme.launches().preview(id, LaunchOptions.at(Instant.parse("2025-03-03T23:00:00Z")));
        assertThat(warning(evening, ErrorCode.START_OUTSIDE_WINDOWS)).startsWith("1 ");
    }

    @Test
    void messages_to_an_address_that_opted_out_are_counted_in_a_warning_and_not_among_those_to_go() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO, PROOF);
        world.approveAll(id);
        world.acme.suppressions().addManual("ann@people.example", "asked on the phone");
        LaunchPreview preview = world.acme.launches().preview(id, LaunchOptions.now());
        assertThat(warning(preview, ErrorCode.SUPPRESSED_STEPS)).startsWith("2 ");
        assertThat(preview.touches()).containsEntry(Channel.EMAIL, 2);
    }

    @Test
    void a_contact_that_left_the_CRM_is_not_included_and_is_counted_in_a_warning() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO);
        world.approveAll(id);
        world.people.remove(world.enrollment(id, "bob").contact());
        LaunchPreview preview = world.acme.launches().preview(id, LaunchOptions.now());
        assertThat(preview.included()).isEqualTo(1);
        assertThat(warning(preview, ErrorCode.CONTACT_NOT_FOUND)).startsWith("1 ");
    }

    private static WorkspaceSettings changed(UnaryOperator<WorkspaceSettings> change) {
        return change.apply(World.settings());
    }

    private static String warning(LaunchPreview preview, ErrorCode code) {
        return preview.issues().stream()
                .filter(issue -> issue.code() == code && !issue.isError())
                .map(Issue::message)
                .findFirst()
                .orElse("no warning " + code);
    }
}
