package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.ActivityLog;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do to a sequence that runs. Every storage behaves the same. */
public abstract class AfterLaunchScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step LAST = Step.email(5, "Last");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        List.of("ann", "bob").forEach(world.people::add);
    }

    @Test
    void words_change_after_launch_only_while_paused_and_the_new_ones_go_once_approved() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        Draft draft = world.draft(id, "ann", 2);
        refused(ErrorCode.PAUSE_REQUIRED, () -> world.acme.reviews().reopen(draft.id(), draft.version()));
        world.acme.enrollments().pause(id(id));
        Draft open = world.acme.reviews().reopen(draft.id(), draft.version());
        Draft edited = world.acme
                .reviews()
                .edit(draft.id(), open.version(), new DraftContent.Email("New subject", "New words", true));
        world.acme.reviews().approve(draft.id(), edited.version());
        world.acme.enrollments().resume(id(id));
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages().get(1).body().text()).startsWith("New words");
    }

    @Test
    void a_reopened_step_nobody_approved_again_is_held_and_dropped_at_the_end_of_the_day_after() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.acme.enrollments().pause(id(id));
        Draft draft = world.draft(id, "ann", 2);
        world.acme.reviews().reopen(draft.id(), draft.version());
        world.acme.enrollments().resume(id(id));
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.HELD);
        world.at("2025-03-08T04:59:59Z");
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.HELD);
        world.at("2025-03-08T05:00:00Z");
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.NOT_APPROVED);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_mail_sent_now_1_hour_after_the_last_goes_and_an_automatic_one_keeps_4_hours_from_it() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.clock.set("2025-03-03T15:00:00Z");
        SequenceId other = world.launched(List.of("ann"), Step.email(0, "Other"));
        world.acme.enrollments().sendNow(id(id), 2, false);
        world.tick();
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        world.at("2025-03-03T18:59:59.999Z");
        assertThat(world.touch(other, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.at("2025-03-03T19:00:00Z");
        assertThat(world.touch(other, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void send_now_is_refused_for_what_is_not_approved_paused_or_not_running() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        world.approve(id, "ann", 1);
        world.launch(id, LaunchOptions.now());
        world.tick();
        refused(ErrorCode.NOT_APPROVED, () -> world.acme.enrollments().sendNow(id(id), 2, false));
        world.approve(id, "ann", 2);
        world.acme.enrollments().pause(id(id));
        refused(ErrorCode.ENROLLMENT_NOT_ACTIVE, () -> world.acme.enrollments().sendNow(id(id), 2, false));
        world.acme.enrollments().resume(id(id));
        world.acme.running().pause(id);
        refused(ErrorCode.SEQUENCE_NOT_RUNNING, () -> world.acme.enrollments().sendNow(id(id), 2, false));
    }

    @Test
    void send_now_to_an_address_suppressed_meanwhile_is_skipped_by_the_next_tick() {
        SequenceId id = world.launched(List.of("ann"), Step.sms(0, "Text"), PROOF);
        world.tick();
        world.acme.enrollments().sendNow(id(id), 2, false);
        world.acme.suppressions().addManual("ann@people.example", "");
        world.tick();
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(world.mails.messages()).isEmpty();
    }

    @Test
    void send_now_of_step_2_waits_for_step_1_or_skips_it_when_told() {
        SequenceId id = world.launched(List.of("ann"), Step.email(1, "One"), PROOF);
        refused(
                ErrorCode.PRECEDING_STEPS_PENDING,
                () -> world.acme.enrollments().sendNow(id(id), 2, false));
        world.acme.enrollments().sendNow(id(id), 2, true);
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.OVERTAKEN);
        world.tick();
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void send_now_clicked_twice_sends_once() {
        SequenceId id = world.launched(List.of("ann"), PROOF);
        world.acme.enrollments().sendNow(id(id), 1, false);
        world.acme.enrollments().sendNow(id(id), 1, false);
        world.tick();
        world.acme.enrollments().sendNow(id(id), 1, false);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_pause_that_ends_before_the_next_step_is_due_changes_no_time() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        Instant due = world.touch(id, "ann", 2).timing().dueAt().orElseThrow();
        world.clock.set("2025-03-04T15:00:00Z");
        world.acme.enrollments().pause(id(id));
        world.clock.set("2025-03-04T20:00:00Z");
        world.acme.enrollments().resume(id(id));
        assertThat(world.touch(id, "ann", 2).timing().dueAt()).contains(due);
    }

    @Test
    void steps_of_days_3_and_5_paused_on_day_2_and_resumed_on_day_10_go_on_days_10_and_12() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, LAST);
        world.tick();
        world.clock.set("2025-03-05T15:00:00Z");
        world.acme.enrollments().pause(id(id));
        world.clock.set("2025-03-13T15:00:00Z");
        world.acme.enrollments().resume(id(id));
        assertThat(planned(id, 2)).isEqualTo(LocalDate.of(2025, 3, 13));
        assertThat(planned(id, 3)).isEqualTo(LocalDate.of(2025, 3, 15));
    }

    @Test
    void a_contact_paused_itself_stays_paused_when_its_sequence_goes_on() {
        SequenceId id = world.launched(List.of("ann", "bob"), PROOF);
        world.acme.enrollments().pause(id(id));
        world.acme.running().pause(id);
        world.acme.running().resume(id);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        assertThat(world.touch(id, "bob", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_pause_while_a_message_is_being_sent_lets_that_one_finish_and_nothing_further_go() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.during(() -> world.acme.running().pause(id));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void cancel_skips_all_120_pending_touches_at_once_and_keeps_the_record() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            people.add("p" + i);
            world.people.add("p" + i);
        }
        SequenceId id = world.launched(people, HELLO, PROOF, LAST);
        world.acme.running().cancel(id);
        assertThat(world.acme.stats(id).touches())
                .allSatisfy(count -> assertThat(count.skipReason()).contains(SkipReason.CANCELLED))
                .extracting("count")
                .containsExactly(40, 40, 40);
        assertThat(world.enrollment(id, "p7").ended()).contains(EndReason.SEQUENCE_CANCELLED);
        assertThat(world.draft(id, "p7", 1).content()).isPresent();
        assertThat(world.acme
                        .activity(ActivityLog.Filter.of(id), PageRequest.first(10))
                        .items())
                .isNotEmpty();
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).isEmpty();
    }

    @Test
    void what_is_being_sent_when_the_sequence_is_cancelled_ends_sent_and_the_rest_is_skipped() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.during(() -> world.acme.running().cancel(id));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.CANCELLED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.CANCELLED);
    }

    @Test
    void a_cancelled_sequence_neither_resumes_nor_includes_nor_sends_and_cancelling_it_again_changes_nothing() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.acme.running().cancel(id);
        long version = world.sequence(id).version();
        world.acme.running().cancel(id);
        assertThat(world.sequence(id).version()).isEqualTo(version);
        refused(ErrorCode.SEQUENCE_ENDED, () -> world.acme.running().resume(id));
        refused(ErrorCode.SEQUENCE_ENDED, () -> world.acme.launches().include(id, List.of(id(id)), false));
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.enrollments().resume(id(id)));
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.enrollments().reactivate(id(id), true));
    }

    @Test
    void removing_one_contact_skips_its_touches_only() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.acme.enrollments().remove(id(id));
        assertThat(world.enrollment(id, "ann").ended()).contains(EndReason.REMOVED);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.CANCELLED);
        assertThat(world.touch(id, "bob", 2).status()).isEqualTo(TouchStatus.SCHEDULED);
        refused(ErrorCode.ALREADY_ENDED, () -> world.acme.enrollments().remove(id(id)));
    }

    @Test
    void stop_on_reply_can_be_switched_while_running() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.acme.running().stopOnReply(id, false);
        assertThat(world.sequence(id).delivery().stopOnReply()).isFalse();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        world.acme.running().cancel(id);
        refused(ErrorCode.SEQUENCE_ENDED, () -> world.acme.running().stopOnReply(id, true));
    }

    @Test
    void going_back_to_composing_needs_a_confirmation_and_deletes_all_drafts() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        refused(ErrorCode.CONFIRMATION_REQUIRED, () -> world.acme.compose().reopen(id, false));
        world.acme.compose().reopen(id, true);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.DRAFT);
        assertThat(world.queue(id)).isEmpty();
        world.acme
                .compose()
                .change(
                        id,
                        world.sequence(id).version(),
                        s -> s.withRecipe(s.recipe().plus(PROOF)));
        world.acme.drafting().generate(id);
        world.engine.generator().drain();
        assertThat(world.queue(id).get(0).drafts()).hasSize(2);
    }

    @Test
    void a_paused_contact_says_why_and_since_when() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.acme.enrollments().pause(id(id));
        Pause pause = world.enrollment(id, "ann").pause().orElseThrow();
        assertThat(pause.reason()).isEqualTo(Pause.Reason.USER);
        assertThat(pause.since()).isEqualTo(world.clock.instant());
    }

    private EnrollmentId id(SequenceId id) {
        return world.enrollment(id, "ann").id();
    }

    private LocalDate planned(SequenceId id, int position) {
        return world.touch(id, "ann", position).timing().plannedDate().orElseThrow();
    }
}
