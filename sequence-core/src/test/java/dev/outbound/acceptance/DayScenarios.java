package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.draft.Draft;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The day a step goes out, for one contact and for all. Every storage behaves the same. */
public abstract class DayScenarios {

    private static final Step ONE = Step.email(0, "One");
    private static final Step TWO = Step.email(3, "Two");
    private static final Step THREE = Step.email(5, "Three");
    private static final Step FOUR = Step.email(9, "Four");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        List.of("ann", "bob").forEach(world.people::add);
    }

    @Test
    void a_day_edited_for_one_contact_is_its_own_and_moves_neither_others_nor_later_steps() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), ONE, TWO, THREE, FOUR);
        world.acme.enrollments().editDay(id(id, "ann"), 3, 4, false);
        assertThat(world.draft(id, "ann", 3).edits().dayOverride()).contains(4);
        assertThat(world.draft(id, "ann", 4).edits().dayOverride()).isEmpty();
        assertThat(world.draft(id, "bob", 3).edits().dayOverride()).isEmpty();
        assertThat(world.sequence(id).recipe().step(3).day()).isEqualTo(5);
    }

    @Test
    void of_days_0_3_5_the_third_cannot_be_2_unless_the_second_step_is_skipped_for_the_contact() {
        SequenceId id = world.reviewed(List.of("ann"), ONE, TWO, THREE);
        refused(ErrorCode.DAY_OUT_OF_ORDER, () -> world.acme.enrollments().editDay(id(id, "ann"), 3, 2, false));
        refused(ErrorCode.DAY_OUT_OF_ORDER, () -> world.acme.enrollments().editDay(id(id, "ann"), 2, 6, false));
        refused(ErrorCode.DAY_OUT_OF_RANGE, () -> world.acme.enrollments().editDay(id(id, "ann"), 3, 366, false));
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().skip(second.id(), second.version());
        world.acme.enrollments().editDay(id(id, "ann"), 3, 2, false);
        assertThat(world.draft(id, "ann", 3).edits().dayOverride()).contains(2);
    }

    @Test
    void of_days_0_3_5_moving_the_second_to_4_with_those_that_follow_gives_0_4_6() {
        SequenceId id = world.launched(List.of("ann"), ONE, TWO, THREE);
        world.acme.enrollments().editDay(id(id, "ann"), 2, 4, true);
        assertThat(planned(id, "ann", 1)).contains(LocalDate.of(2025, 3, 3));
        assertThat(planned(id, "ann", 2)).contains(LocalDate.of(2025, 3, 7));
        assertThat(planned(id, "ann", 3)).contains(LocalDate.of(2025, 3, 9));
    }

    @Test
    void a_change_of_a_later_step_between_claim_and_sending_costs_the_claimed_message_nothing() {
        SequenceId id = world.launched(List.of("ann"), ONE, TWO);
        EnrollmentId ann = id(id, "ann");
        world.clock.move(Duration.ofSeconds(5));
        world.people.during(() -> world.acme.enrollments().editDay(ann, 2, 5, false));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_message_that_moves_to_another_day_between_claim_and_sending_is_released_at_once_and_not_sent() {
        SequenceId id = world.launched(List.of("ann"), ONE, TWO);
        EnrollmentId ann = id(id, "ann");
        world.people.during(() -> world.acme.enrollments().editDay(ann, 1, 2, false));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        assertThat(planned(id, "ann", 1)).contains(LocalDate.of(2025, 3, 5));
        assertThat(world.mails.messages()).isEmpty();
    }

    @Test
    void shifting_a_last_step_beyond_day_365_is_refused_and_moves_nothing() {
        SequenceId id = world.reviewed(List.of("ann"), ONE, TWO, Step.email(364, "Far"));
        refused(ErrorCode.DAY_OUT_OF_RANGE, () -> world.acme.enrollments().editDay(id(id, "ann"), 2, 5, true));
        assertThat(world.draft(id, "ann", 2).edits().dayOverride()).isEmpty();
    }

    @Test
    void a_step_pulled_to_today_while_running_goes_at_the_next_eligible_time_today() {
        SequenceId id = world.launched(List.of("ann"), ONE, Step.email(1, "Two"), Step.email(7, "Three"));
        world.tick();
        world.at("2025-03-04T14:00:00Z");
        world.clock.set("2025-03-05T16:30:00Z");
        world.acme.enrollments().editDay(id(id, "ann"), 3, 2, false);
        assertThat(world.touch(id, "ann", 3).timing().dueAt()).contains(Instant.parse("2025-03-05T16:30:00Z"));
        world.tick();
        assertThat(world.touch(id, "ann", 3).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_day_that_has_passed_means_today_and_is_neither_refused_nor_stale() {
        SequenceId id = world.launched(List.of("ann"), ONE, Step.email(20, "Two"));
        world.tick();
        world.clock.set("2025-03-15T16:00:00Z");
        world.acme.enrollments().editDay(id(id, "ann"), 2, 4, false);
        assertThat(world.draft(id, "ann", 2).edits().dayOverride()).contains(12);
        world.tick();
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void the_day_of_a_step_that_was_sent_or_is_being_sent_cannot_change() {
        SequenceId id = world.launched(List.of("ann", "bob"), ONE, TWO);
        world.mails.during(() -> refused(
                ErrorCode.TOUCH_IN_FLIGHT, () -> world.acme.enrollments().editDay(inFlight(id), 1, 1, false)));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        refused(ErrorCode.ALREADY_SENT, () -> world.acme.enrollments().editDay(id(id, "ann"), 1, 1, false));
    }

    @Test
    void a_day_edited_for_all_leaves_contacts_with_their_own_day_and_those_who_got_the_step_as_they_are() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), ONE, TWO, THREE);
        world.approveAll(id);
        world.acme.enrollments().editDay(id(id, "bob"), 2, 4, false);
        world.launch(id, LaunchOptions.now());
        world.tick();
        world.acme.running().editStepDay(id, 1, 1, false);
        world.acme.running().editStepDay(id, 2, 2, false);
        assertThat(world.sequence(id).recipe().step(1).day()).isEqualTo(1);
        assertThat(world.draft(id, "ann", 1).edits().dayOverride()).contains(0);
        assertThat(planned(id, "ann", 2)).contains(LocalDate.of(2025, 3, 5));
        assertThat(planned(id, "bob", 2)).contains(LocalDate.of(2025, 3, 7));
        assertThat(planned(id, "ann", 3)).contains(LocalDate.of(2025, 3, 8));
    }

    @Test
    void a_day_edited_for_all_with_those_that_follow_keeps_the_distances() {
        SequenceId id = world.launched(List.of("ann"), ONE, TWO, THREE);
        world.acme.running().editStepDay(id, 2, 4, true);
        assertThat(days(id)).containsExactly(0, 4, 6);
        assertThat(planned(id, "ann", 3)).contains(LocalDate.of(2025, 3, 9));
        refused(ErrorCode.DAY_OUT_OF_ORDER, () -> world.acme.running().editStepDay(id, 3, 3, false));
        refused(ErrorCode.DAY_OUT_OF_ORDER, () -> world.acme.running().editStepDay(id, 2, 7, false));
    }

    @Test
    void in_review_a_day_that_would_swap_two_steps_is_refused() {
        SequenceId id = world.reviewed(List.of("ann"), ONE, TWO, THREE);
        Sequence sequence = world.sequence(id);
        refused(
                ErrorCode.DAY_OUT_OF_ORDER,
                () -> world.acme
                        .compose()
                        .change(
                                id,
                                sequence.version(),
                                s -> s.withRecipe(
                                        s.recipe().with(2, s.recipe().step(2).withDay(6)))));
    }

    @Test
    void a_step_skipped_while_running_needs_no_pause() {
        SequenceId id = world.launched(List.of("ann"), ONE, TWO);
        world.acme.enrollments().skip(id(id, "ann"), 2);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.USER);
        assertThat(world.draft(id, "ann", 2).skipReason()).contains(SkipReason.USER);
        world.tick();
        refused(ErrorCode.ALREADY_SENT, () -> world.acme.enrollments().skip(id(id, "ann"), 1));
    }

    private EnrollmentId inFlight(SequenceId id) {
        return List.of("ann", "bob").stream()
                .map(contact -> world.touch(id, contact, 1))
                .filter(t -> t.status() == TouchStatus.SENDING)
                .findFirst()
                .orElseThrow()
                .enrollment();
    }

    private EnrollmentId id(SequenceId id, String contact) {
        return world.enrollment(id, contact).id();
    }

    private Optional<LocalDate> planned(SequenceId id, String contact, int position) {
        return world.touch(id, contact, position).timing().plannedDate();
    }

    private List<Integer> days(SequenceId id) {
        return world.sequence(id).recipe().steps().stream().map(Step::day).toList();
    }
}
