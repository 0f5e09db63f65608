package dev.outbound.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
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

/** A whole engine on a storage: what stops or holds an enrollment. Every storage behaves the same. */
public abstract class StoppingContract {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step NUDGE = Step.sms(5, "Nudge");
    private static final InboundKind HUMAN = new InboundKind.HumanReply(false);

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.people.add("bob");
    }

    @Test
    void a_mail_carries_a_one_click_link_a_footer_and_continues_its_thread() {
        world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.at("2025-03-06T14:00:00Z");
        OutboundMessage.Email first = world.mails.messages().get(0);
        OutboundMessage.Email second = world.mails.messages().get(1);
        assertThat(first.body().text()).contains(first.unsubscribe().toString(), "1 Main Street");
        assertThat(first.unsubscribe().toString())
                .startsWith("https://crm.example/u/")
                .doesNotContain("ann");
        assertThat(first.from().address().value()).isEqualTo("tyler@mail.acme.example");
        assertThat(second.threading().inReplyTo()).contains(first.threading().messageId());
        assertThat(second.threading().references())
                .containsExactly(first.threading().messageId());
        assertThat(second.subject()).isEqualTo(first.subject());
    }

    @Test
    void a_reply_stops_the_enrollment_and_pauses_the_contacts_other_ones() {
        SequenceId a = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        SequenceId b = world.launched(List.of("ann"), Step.sms(6, "Nudge"));
        world.tick();
        String answered = world.touch(a, "ann", 1).handover().orElseThrow().messageId();
        assertThat(world.reply("alias@elsewhere.example", answered, HUMAN)).isEqualTo(InboundResult.REPLIED);
        assertThat(world.enrollment(a, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(world.touch(a, "ann", 2).skipReason()).contains(SkipReason.REPLIED);
        assertThat(world.enrollment(b, "ann").pause().map(Pause::reason)).contains(Pause.Reason.REPLIED_ELSEWHERE);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(3);
        assertThat(world.acme.inbox(PageRequest.first(10)).items()).hasSize(1);
    }

    @Test
    void a_reply_is_matched_by_its_sender_if_it_names_no_message() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.reply("stranger@people.example", "", HUMAN)).isEqualTo(InboundResult.UNMATCHED);
        assertThat(world.reply("Ann@People.example", "", HUMAN)).isEqualTo(InboundResult.REPLIED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void the_same_mail_twice_is_one_reply() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        var mail = world.inbound(
                "ann@people.example",
                world.touch(id, "ann", 1).handover().orElseThrow().messageId(),
                HUMAN,
                "<one@people.example>");
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.REPLIED);
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.DUPLICATE);
        assertThat(world.acme.inbox(PageRequest.first(10)).items()).hasSize(1);
    }

    @Test
    void an_auto_reply_pauses_for_seven_days_and_is_no_reply() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        String answered = world.touch(id, "ann", 1).handover().orElseThrow().messageId();
        world.reply("ann@people.example", answered, new InboundKind.AutoReply(Optional.empty()));
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.PAUSED);
        assertThat(world.enrollment(id, "ann").repliedAt()).isEmpty();
        world.at("2025-03-09T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-10T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void the_one_click_link_ends_the_contact_everywhere_and_a_get_changes_nothing() {
        SequenceId a = world.launched(List.of("ann"), HELLO, PROOF);
        SequenceId b = world.launched(List.of("ann"), Step.sms(6, "Nudge"));
        world.tick();
        String link = world.mails.messages().get(0).unsubscribe().toString();
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(world.engine.unsubscribe().isGenuine(token)).isTrue();
        assertThat(world.enrollment(a, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.engine.unsubscribe().post(token)).isTrue();
        assertThat(world.engine.unsubscribe().post(token)).isTrue();
        assertThat(world.engine.unsubscribe().post(token.substring(1))).isFalse();
        assertThat(world.enrollment(a, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.enrollment(b, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.acme
                        .suppressions()
                        .page(Optional.empty(), PageRequest.first(10))
                        .items())
                .extracting(Suppression::source)
                .containsExactly(Suppression.Source.UNSUBSCRIBE_LINK);
    }

    @Test
    void a_manual_suppression_stops_the_address_and_other_channels_go_on() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, NUDGE);
        world.tick();
        world.acme.suppressions().addManual(" Ann@People.example ", "asked on the phone");
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.SUPPRESSED);
        world.at("2025-03-08T14:00:00Z");
        assertThat(world.texts.messages()).hasSize(1);
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.COMPLETED);
    }

    @Test
    void a_cancelled_sequence_skips_everything_at_once_and_keeps_its_record() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.acme.running().cancel(id);
        world.acme.running().cancel(id);
        assertThat(world.touch(id, "bob", 2).skipReason()).contains(SkipReason.CANCELLED);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(world.draft(id, "ann", 2).content()).isPresent();
    }

    @Test
    void a_pause_across_the_day_of_the_next_step_moves_what_is_left() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, Step.email(5, "Third"));
        world.tick();
        world.acme.running().pause(id);
        world.at("2025-03-12T15:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        world.acme.running().resume(id);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        world.at("2025-03-13T20:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        world.at("2025-03-14T13:00:00Z");
        assertThat(world.mails.messages()).hasSize(3);
    }

    @Test
    void a_reply_proves_that_a_message_in_doubt_arrived() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.answer(new SendOutcome.Unknown("lost"));
        world.tick();
        String messageId = world.touch(id, "ann", 1).handover().orElseThrow().messageId();
        world.reply("ann@people.example", messageId, HUMAN);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void an_address_refused_for_good_ends_the_enrollment_as_bounced() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.answer(new SendOutcome.Rejected(SendOutcome.Kind.INVALID_ADDRESS, "550 5.1.1"));
        world.tick();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.BOUNCED);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.BOUNCED);
    }

    @Test
    void a_reply_while_a_message_is_handed_over_stops_what_comes_after_it() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, Step.email(5, "Third"));
        world.tick();
        String messageId = world.touch(id, "ann", 1).handover().orElseThrow().messageId();
        world.mails.during(() -> world.reply("ann@people.example", messageId, HUMAN));
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 3).skipReason()).contains(SkipReason.REPLIED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
    }

    @Test
    void words_change_after_launch_only_while_the_contact_is_paused_and_need_a_new_approval() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        Draft second = world.draft(id, "ann", 2);
        assertThatThrownBy(() -> world.acme.reviews().reopen(second.id(), second.version()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PAUSE_REQUIRED));
        var ann = world.enrollment(id, "ann").id();
        world.acme.enrollments().pause(ann);
        Draft open = world.acme.reviews().reopen(second.id(), second.version());
        Draft edited =
                world.acme.reviews().edit(open.id(), open.version(), new DraftContent.Email("New", "New words", true));
        world.acme.enrollments().resume(ann);
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.HELD);
        world.acme.reviews().approve(edited.id(), edited.version());
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages().get(1).body().text()).startsWith("New words");
    }
}
