package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.compose.Issue;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From reviewed to running. Every storage behaves the same. */
public abstract class LaunchScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

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
    void a_sequence_without_any_approved_draft_is_not_launched_and_stays_in_review() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        refused(ErrorCode.NOTHING_APPROVED, () -> world.launch(id, LaunchOptions.now()));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
        assertThat(world.acme.enrollments().touches(world.enrollment(id, "ann").id()))
                .isEmpty();
    }

    @Test
    void of_5_contacts_the_3_with_an_approved_draft_are_launched_and_2_stay_in_review() {
        SequenceId id = world.reviewed(List.of("ann", "bob", "cid", "dee", "eve"), HELLO, PROOF);
        List.of("ann", "bob", "cid").forEach(contact -> world.approve(id, contact, 1));
        LaunchPreview preview = world.acme.launches().preview(id, LaunchOptions.now());
        assertThat(preview.included()).isEqualTo(3);
        assertThat(preview.excluded()).isEqualTo(2);
        assertThat(preview.unreviewed()).isEqualTo(3);
        assertThat(warning(preview, ErrorCode.NOT_INCLUDED)).startsWith("2 ");
        world.launch(id, LaunchOptions.now());
        assertThat(world.enrollment(id, "cid").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.enrollment(id, "dee").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
        assertThat(world.enrollment(id, "eve").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
    }

    @Test
    void of_steps_1_to_3_with_2_undecided_1_and_3_go_and_2_is_overtaken() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, Step.email(1, "Proof"), Step.email(2, "Last"));
        world.approve(id, "ann", 1);
        world.approve(id, "ann", 3);
        world.launch(id, LaunchOptions.now());
        world.tick();
        world.at("2025-03-05T14:00:00Z");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.OVERTAKEN);
        assertThat(world.touch(id, "ann", 3).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void a_start_10_minutes_ago_is_refused_and_one_3_minutes_ago_means_now() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        Instant now = world.clock.instant();
        refused(ErrorCode.START_IN_PAST, () -> world.launch(id, LaunchOptions.at(now.minus(Duration.ofMinutes(10)))));
        refused(ErrorCode.START_TOO_FAR, () -> world.launch(id, LaunchOptions.at(now.plus(Duration.ofDays(366)))));
        world.launch(id, LaunchOptions.at(now.minus(Duration.ofMinutes(3))));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        assertThat(world.sequence(id).startAt()).contains(now);
    }

    @Test
    void a_start_in_2_days_waits_and_nothing_can_be_claimed_before() {
        SequenceId id = scheduled("2025-03-05T15:00:00Z");
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.SCHEDULED);
        world.at("2025-03-05T14:59:59.999Z");
        assertThat(world.mails.messages()).isEmpty();
        world.at("2025-03-05T15:00:00Z");
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_scheduled_sequence_taken_back_is_in_review_without_touches_and_keeps_its_approvals() {
        SequenceId id = scheduled("2025-03-05T15:00:00Z");
        world.acme.launches().unschedule(id);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
        assertThat(world.sequence(id).startAt()).isEmpty();
        Enrollment ann = world.enrollment(id, "ann");
        assertThat(ann.status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
        assertThat(ann.anchor()).isEmpty();
        assertThat(world.acme.enrollments().touches(ann.id())).isEmpty();
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.APPROVED);
        world.at("2025-03-06T15:00:00Z");
        assertThat(world.mails.messages()).isEmpty();
        world.launch(id, LaunchOptions.now());
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_new_start_moves_every_day_with_it_and_one_that_has_just_passed_means_now() {
        SequenceId id = scheduled("2025-03-05T15:00:00Z");
        world.acme.launches().reschedule(id, Instant.parse("2025-03-10T15:00:00Z"));
        assertThat(world.touch(id, "ann", 1).timing().dueAt()).contains(Instant.parse("2025-03-10T15:00:00Z"));
        assertThat(world.touch(id, "ann", 2).timing().dueAt()).contains(Instant.parse("2025-03-13T13:00:00Z"));
        refused(
                ErrorCode.START_IN_PAST,
                () -> world.acme.launches().reschedule(id, Instant.parse("2025-03-03T13:54:59Z")));
        world.acme.launches().reschedule(id, Instant.parse("2025-03-03T13:56:00Z"));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        refused(
                ErrorCode.ILLEGAL_STATE,
                () -> world.acme.launches().reschedule(id, Instant.parse("2025-03-10T15:00:00Z")));
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.launches().unschedule(id));
    }

    @Test
    void a_start_missed_by_5_hours_of_downtime_still_counts_its_days_from_the_scheduled_date() {
        SequenceId id = scheduled("2025-03-05T15:00:00Z");
        world.at("2025-03-05T20:00:00Z");
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        assertThat(world.enrollment(id, "ann").anchor().orElseThrow().date()).isEqualTo(LocalDate.of(2025, 3, 5));
        assertThat(world.touch(id, "ann", 2).timing().plannedDate()).contains(LocalDate.of(2025, 3, 8));
    }

    @Test
    void a_draft_approved_after_the_preview_makes_the_launch_a_conflict() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO);
        world.approve(id, "ann", 1);
        LaunchPreview preview = world.acme.launches().preview(id, LaunchOptions.now());
        world.approve(id, "bob", 1);
        refused(ErrorCode.CONFLICT, () -> world.acme.launches().launch(id, LaunchOptions.now(), preview.fingerprint()));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
    }

    @Test
    void launching_twice_launches_once() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        LaunchPreview preview = world.acme.launches().preview(id, LaunchOptions.now());
        world.acme.launches().launch(id, LaunchOptions.now(), preview.fingerprint());
        refused(
                ErrorCode.ILLEGAL_STATE,
                () -> world.acme.launches().launch(id, LaunchOptions.now(), preview.fingerprint()));
        assertThat(world.acme.enrollments().touches(world.enrollment(id, "ann").id()))
                .hasSize(1);
    }

    @Test
    void a_contact_included_later_counts_its_days_from_then() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO, PROOF);
        world.approve(id, "ann", 1);
        world.launch(id, LaunchOptions.now());
        world.clock.set("2025-03-05T15:00:00Z");
        EnrollmentId bob = world.enrollment(id, "bob").id();
        refused(ErrorCode.NOTHING_APPROVED, () -> world.acme.launches().include(id, List.of(bob), false));
        world.approve(id, "bob", 1);
        world.approve(id, "bob", 2);
        world.acme.launches().include(id, List.of(bob), false);
        assertThat(world.enrollment(id, "bob").anchor().orElseThrow().date()).isEqualTo(LocalDate.of(2025, 3, 5));
        assertThat(world.touch(id, "bob", 1).timing().dueAt()).contains(Instant.parse("2025-03-05T15:00:00Z"));
        assertThat(world.touch(id, "bob", 2).timing().dueAt()).contains(Instant.parse("2025-03-08T14:00:00Z"));
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.launches().include(id, List.of(bob), false));
    }

    @Test
    void including_somebody_makes_a_completed_sequence_run_again() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO);
        world.approve(id, "ann", 1);
        world.launch(id, LaunchOptions.now());
        world.tick();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
        world.approve(id, "bob", 1);
        world.acme.launches().include(id, List.of(world.enrollment(id, "bob").id()), false);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void without_entitlement_nothing_is_launched_and_what_runs_goes_on() {
        AtomicBoolean allowed = new AtomicBoolean(true);
        world = new World(emptyStorage(), builder -> builder.entitlements(workspace -> allowed.get()));
        people();
        SequenceId running = world.launched(List.of("ann"), HELLO);
        SequenceId waiting = world.reviewed(List.of("bob"), HELLO);
        world.approveAll(waiting);
        allowed.set(false);
        refused(ErrorCode.FEATURE_DISABLED, () -> world.launch(waiting, LaunchOptions.now()));
        world.tick();
        assertThat(world.touch(running, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    private SequenceId scheduled(String start) {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        world.approveAll(id);
        world.launch(id, LaunchOptions.at(Instant.parse(start)));
        return id;
    }

    private static String warning(LaunchPreview preview, ErrorCode code) {
        return preview.issues().stream()
                .filter(issue -> issue.code() == code && !issue.isError())
                .map(Issue::message)
                .findFirst()
                .orElse("no warning " + code);
    }
}
