package dev.outbound.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.People;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.launch.SendNow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole engine on a storage: what a sequence does from drafts to its last message. Every storage behaves the same. */
public abstract class SequenceRunsContract {

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
    void every_step_goes_out_on_its_day_and_the_sequence_completes() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF, NUDGE);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        world.at("2025-03-06T13:59:59Z");
        assertThat(world.mails.messages()).hasSize(2);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(4);
        world.at("2025-03-08T14:00:00Z");
        assertThat(world.texts.messages()).hasSize(2);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.SENT);
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
    void the_first_text_says_how_to_opt_out_and_the_second_does_not() {
        world.launched(List.of("ann"), Step.sms(0, "One"), Step.sms(1, "Two"));
        world.tick();
        world.at("2025-03-04T14:00:00Z");
        assertThat(world.texts.messages().get(0).text()).endsWith("Reply STOP to opt out.");
        assertThat(world.texts.messages().get(1).text()).doesNotContain("STOP");
    }

    @Test
    void nothing_is_sent_that_was_not_approved() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        assertThatThrownBy(() -> world.launch(id, LaunchOptions.now()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOTHING_APPROVED));
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().approve(second.id(), second.version());
        world.launch(id, LaunchOptions.now());
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.HELD);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.NOT_APPROVED);
    }

    @Test
    void an_undecided_step_is_overtaken_by_the_next_approved_one() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, Step.email(1, "Second"));
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().approve(second.id(), second.version());
        world.launch(id, LaunchOptions.now());
        world.at("2025-03-04T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.OVERTAKEN);
    }

    @Test
    void a_stale_approval_is_refused() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        world.acme.reviews().edit(read.id(), read.version(), new DraftContent.Email("Other", "words", false));
        assertThatThrownBy(() -> world.acme.reviews().approve(read.id(), read.version()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.EDITED);
    }

    @Test
    void a_launch_is_refused_if_a_draft_was_approved_after_its_preview() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().approve(first.id(), first.version());
        LaunchPreview seen = world.acme.launches().preview(id, LaunchOptions.now());
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().approve(second.id(), second.version());
        assertThatThrownBy(() -> world.acme.launches().launch(id, LaunchOptions.now(), seen.fingerprint()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
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
    void two_sequences_keep_four_hours_between_two_messages_to_one_contact() {
        world.launched(List.of("ann"), HELLO);
        SequenceId other = world.launched(List.of("ann"), HELLO);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T17:59:59.999Z");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T18:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(world.touch(other, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void send_now_passes_the_throttle_and_the_day_but_not_the_order() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, Step.email(5, "Third"));
        world.tick();
        var ann = world.enrollment(id, "ann").id();
        assertThatThrownBy(() -> world.acme.enrollments().sendNow(ann, 3, false))
                .isInstanceOfSatisfying(
                        SequenceException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PRECEDING_STEPS_PENDING));
        assertThat(world.acme.enrollments().sendNow(ann, 2, false)).isInstanceOf(SendNow.Queued.class);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(world.acme.enrollments().sendNow(ann, 2, false)).isInstanceOf(SendNow.AlreadyBegun.class);
    }

    @Test
    void send_now_waits_for_the_legal_hours_of_a_text() {
        SequenceId id = world.launched(List.of("ann"), NUDGE);
        world.clock.set("2025-03-04T03:30:00Z");
        SendNow answer =
                world.acme.enrollments().sendNow(world.enrollment(id, "ann").id(), 1, false);
        assertThat(answer).isEqualTo(new SendNow.DeferredUntil(Instant.parse("2025-03-04T13:00:00Z")));
        world.at("2025-03-04T12:59:00Z");
        assertThat(world.texts.messages()).isEmpty();
        world.at("2025-03-04T13:00:00Z");
        assertThat(world.texts.messages()).hasSize(1);
    }

    @Test
    void a_passing_refusal_is_tried_again_after_a_minute_with_the_same_message_id() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.mails.answer(SendOutcome.deferred("451 try later"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.at("2025-03-03T14:01:00Z");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages().stream()
                        .map(m -> m.threading().messageId())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void the_sixth_passing_refusal_fails_the_touch() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        for (int i = 0; i < 6; i++) {
            world.mails.answer(SendOutcome.deferred("451 try later"));
        }
        for (Duration wait :
                List.of(0, 1, 5, 15, 60, 240).stream().map(Duration::ofMinutes).toList()) {
            world.clock.move(wait);
            world.tick();
        }
        assertThat(world.mails.messages()).hasSize(6);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
    }

    @Test
    void an_unanswered_message_is_in_doubt_and_never_sent_again_by_itself() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.answer(new SendOutcome.Unknown("the connection was lost after the final dot"));
        world.tick();
        world.at("2025-03-05T15:00:00Z");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
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
    void a_crm_that_is_down_defers_and_skips_nobody() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.people.down(true);
        world.engine.dispatcher().runOnce();
        assertThat(world.mails.messages()).isEmpty();
        world.people.down(false);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.at("2025-03-03T14:01:00Z");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_contact_deleted_in_the_crm_is_not_written_to() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.people.remove(new ContactId("ann"));
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.storage.touches().countedSince(World.ACME, Channel.EMAIL, Instant.EPOCH))
                .isEqualTo(1);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.CANCELLED);
    }

    @Test
    void a_contact_who_moved_west_is_written_to_in_the_morning_there() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.people.put(People.withZone(
                world.people.find(World.ACME, new ContactId("ann")).orElseThrow(), "America/Los_Angeles"));
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 2).timing().dueAt()).contains(Instant.parse("2025-03-06T17:00:00Z"));
        world.at("2025-03-06T17:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void nine_days_late_is_not_sent_until_a_person_has_looked() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.at("2025-03-12T15:00:00Z");
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.enrollment(id, "ann").pause().map(Pause::reason)).contains(Pause.Reason.STALE);
        world.acme.enrollments().resume(world.enrollment(id, "ann").id());
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_scheduled_start_holds_everything_until_then() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        world.launch(id, LaunchOptions.at(Instant.parse("2025-03-05T15:00:00Z")));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.SCHEDULED);
        world.at("2025-03-05T14:59:59Z");
        assertThat(world.mails.messages()).isEmpty();
        world.at("2025-03-05T15:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
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

    @Test
    void every_sent_message_is_one_activity_with_its_time() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.at("2025-03-06T14:00:00Z");
        List<Activity> sent = world.acme.activity(ActivityLog.Filter.of(id), PageRequest.first(1_000)).items().stream()
                .filter(a -> a.type() == ActivityType.TOUCH_SENT)
                .toList();
        assertThat(sent).hasSize(4);
        assertThat(sent.get(0).at()).isEqualTo(Instant.parse("2025-03-06T14:00:00Z"));
    }
}
