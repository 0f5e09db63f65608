package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.address.EmailAddress;
import dev.outbound.approval.MessagePreview;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft in one's own inbox, before anybody else gets it. Every storage behaves the same. */
public abstract class SendTestScenarios {

    private static final EmailAddress TYLER = EmailAddress.of("tyler.private@acme.example");
    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        List.of("ann", "bob", "eve").forEach(world.people::add);
    }

    @Test
    void a_test_mail_is_the_mail_of_the_preview_with_a_mark_in_its_subject() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        MessagePreview shown =
                world.acme.reviews().preview(world.draft(id, "ann", 2).id());
        assertThat(test(id, "ann", 2)).isInstanceOf(SendOutcome.Accepted.class);
        OutboundMessage.Email sent = onlyMail();
        assertThat(sent.to()).isEqualTo(TYLER);
        assertThat(sent.from().address().value()).isEqualTo("tyler@mail.acme.example");
        assertThat(sent.subject()).isEqualTo("[Test] " + shown.subject().orElseThrow());
        assertThat(sent.body().text()).isEqualTo(shown.text());
        assertThat(sent.body().html()).isEqualTo(shown.html().orElseThrow());
        assertThat(sent.handed().isTooLate()).isFalse();
    }

    @Test
    void a_test_mail_changes_no_state_and_the_real_one_goes_out_all_the_same() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        List<Activity> before = activities();
        Draft draft = world.draft(id, "ann", 1);
        test(id, "ann", 1);
        assertThat(world.draft(id, "ann", 1)).isEqualTo(draft);
        assertThat(activities()).isEqualTo(before);
        world.approveAll(id);
        world.launch(id, LaunchOptions.now());
        world.tick();
        assertThat(world.mails.messages())
                .extracting(m -> m.to().value())
                .containsExactly(TYLER.value(), "ann@people.example");
        assertThat(world.acme.conversation(draft.enrollment())).hasSize(1);
    }

    @Test
    void each_test_mail_has_a_message_id_of_its_own_and_stands_in_no_thread() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        test(id, "ann", 2);
        test(id, "ann", 2);
        List<OutboundMessage.Email> mails = world.mails.messages();
        assertThat(mails).extracting(m -> m.threading().messageId()).doesNotHaveDuplicates();
        assertThat(mails.subList(1, 3)).allSatisfy(mail -> {
            assertThat(mail.threading().inReplyTo()).isEmpty();
            assertThat(mail.threading().references()).isEmpty();
        });
    }

    @Test
    void the_link_of_a_test_mail_opts_nobody_out() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        test(id, "ann", 1);
        String link = onlyMail().unsubscribe().toString();
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(world.engine.unsubscribe().post(token)).isFalse();
        assertThat(world.acme.suppressions().isSuppressed(TYLER.key())).isFalse();
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void an_answer_to_a_test_mail_stops_nobodys_sequence() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        test(id, "ann", 1);
        String messageId = onlyMail().threading().messageId();
        world.reply(TYLER.value(), messageId, new InboundKind.HumanReply(false));
        world.tick();
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(3);
    }

    @Test
    void an_address_of_a_contact_of_the_sequence_is_refused_however_it_is_written() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO);
        for (String address : List.of("ann@people.example", "BOB@people.example")) {
            refused(ErrorCode.ADDRESS_UNUSABLE, () -> test(id, "ann", 1, EmailAddress.of(address)));
        }
        world.reviewed(List.of("eve"), HELLO);
        assertThat(test(id, "ann", 1, EmailAddress.of("eve@people.example")))
                .as("a contact of another sequence may be one of us")
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_address_that_opted_out_is_refused() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.acme.suppressions().addManual(TYLER.value(), "");
        refused(ErrorCode.ADDRESS_UNUSABLE, () -> test(id, "ann", 1));
        assertThat(world.mails.messages()).isEmpty();
    }

    @Test
    void only_a_mail_with_words_can_be_tested() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, Step.sms(1, "Text"), Step.voice(2, "Call"));
        refused(ErrorCode.CHANNEL_NOT_ALLOWED, () -> test(id, "ann", 2));
        refused(ErrorCode.CHANNEL_NOT_ALLOWED, () -> test(id, "ann", 3));
        assertThat(world.texts.messages()).isEmpty();
        assertThat(world.calls.messages()).isEmpty();
    }

    @Test
    void words_that_were_just_edited_are_those_of_the_test() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        Draft draft = world.draft(id, "ann", 1);
        world.acme.reviews().edit(draft.id(), draft.version(), new DraftContent.Email("New", "Other words", false));
        test(id, "ann", 1);
        assertThat(onlyMail().subject()).isEqualTo("[Test] New");
        assertThat(onlyMail().body().text()).startsWith("Other words");
    }

    @Test
    void an_unverified_domain_sends_no_test_mail_either() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        WorkspaceSettings was = world.settings;
        world.settings = new WorkspaceSettings(
                was.id(),
                was.zone(),
                new SendingDomain("mail.acme.example", false),
                was.identity(),
                was.numbers(),
                was.blackoutDates());
        refused(ErrorCode.SENDING_DOMAIN_UNVERIFIED, () -> test(id, "ann", 1));
        assertThat(world.mails.messages()).isEmpty();
    }

    @Test
    void what_the_channel_says_is_told_and_a_channel_that_breaks_leaves_it_unknown() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.mails.answer(SendOutcome.deferred("greylisted"));
        assertThat(test(id, "ann", 1)).isEqualTo(SendOutcome.deferred("greylisted"));
        world.mails.during(() -> {
            throw new IllegalStateException("broken");
        });
        assertThat(test(id, "ann", 1)).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void the_21st_test_mail_within_an_hour_is_refused_and_an_hour_later_it_goes() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        for (int i = 0; i < 20; i++) {
            test(id, "ann", 1);
        }
        refused(ErrorCode.TOO_MANY_TEST_MAILS, () -> test(id, "ann", 1));
        world.clock.set("2025-03-03T14:59:59Z");
        refused(ErrorCode.TOO_MANY_TEST_MAILS, () -> test(id, "ann", 1));
        world.clock.set("2025-03-03T15:00:00Z");
        assertThat(test(id, "ann", 1)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(world.mails.messages()).hasSize(21);
    }

    private SendOutcome test(SequenceId id, String contact, int position) {
        return test(id, contact, position, TYLER);
    }

    private SendOutcome test(SequenceId id, String contact, int position, EmailAddress to) {
        return world.acme.reviews().sendTest(world.draft(id, contact, position).id(), to);
    }

    private OutboundMessage.Email onlyMail() {
        assertThat(world.mails.messages()).hasSize(1);
        return world.mails.messages().get(0);
    }

    private List<Activity> activities() {
        return world.acme
                .activity(ActivityLog.Filter.ALL, PageRequest.first(1_000))
                .items();
    }
}
