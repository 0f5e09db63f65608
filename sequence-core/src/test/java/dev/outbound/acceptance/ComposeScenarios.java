package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.compose.Issue;
import dev.outbound.contact.ContactId;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import dev.outbound.storage.Storage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Composing a sequence. Every storage behaves the same. */
public abstract class ComposeScenarios {

    private static final Recipients ANN = Recipients.contacts(new ContactId("ann"));

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
    }

    @Test
    void a_sequence_without_a_goal_is_saved_but_no_drafts_are_generated() {
        SequenceId id = with(Step.email(0, "Mail"));
        change(id, s -> s.withRecipe(s.recipe().withGoal("  ")));
        assertThat(world.acme.compose().issues(id))
                .contains(
                        Issue.error(ErrorCode.GOAL_REQUIRED, "the goal is empty: say what the sequence shall achieve"));
        refused(ErrorCode.GOAL_REQUIRED, () -> world.acme.drafting().generate(id));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.DRAFT);
    }

    @Test
    void a_blank_sequence_lacks_goal_steps_and_recipients() {
        SequenceId id = world.acme.compose().blank("Blank").id();
        assertThat(codes(id)).containsExactly(ErrorCode.GOAL_REQUIRED, ErrorCode.NO_STEPS, ErrorCode.NO_RECIPIENTS);
    }

    @Test
    void steps_of_days_0_7_and_3_stand_in_the_order_0_3_7() {
        SequenceId id = with(Step.email(0, "A"), Step.email(7, "B"), Step.email(3, "C"));
        assertThat(world.sequence(id).recipe().steps()).extracting(Step::day).containsExactly(0, 3, 7);
        assertThat(world.sequence(id).recipe().step(2).name()).isEqualTo("C");
    }

    @Test
    void two_steps_of_one_day_stay_in_the_order_in_which_they_were_added() {
        SequenceId id = with(Step.email(3, "First"), Step.email(0, "Hello"), Step.email(3, "Second"));
        assertThat(world.sequence(id).recipe().steps())
                .extracting(Step::name)
                .containsExactly("Hello", "First", "Second");
    }

    @Test
    void a_window_may_be_the_whole_day_but_not_end_before_it_begins_nor_be_shorter_than_15_minutes() {
        SequenceId id = with(Step.email(0, "Mail").withWindow(SendWindow.of("00:00", "24:00")));
        assertThat(world.sequence(id).recipe().step(1).window()).hasToString("00:00–24:00");
        refused(ErrorCode.WINDOW_INVALID, () -> SendWindow.of("17:00", "09:00"));
        refused(ErrorCode.WINDOW_INVALID, () -> SendWindow.of("09:00", "09:14"));
        refused(ErrorCode.WINDOW_INVALID, () -> SendWindow.of("09:00", "24:01"));
        assertThat(SendWindow.of("09:00", "09:15")).hasToString("09:00–09:15");
    }

    @Test
    void a_text_of_21_to_23_meets_no_legal_hour_and_one_of_20_to_23_is_valid() {
        assertThat(codes(with(Timeline.sms(0, "21:00", "23:00")))).containsExactly(ErrorCode.WINDOW_EMPTY);
        assertThat(codes(with(Timeline.sms(0, "20:00", "23:00")))).isEmpty();
    }

    @Test
    void a_text_of_20_to_23_goes_until_21_00() {
        Timeline line = Timeline.launched(
                world, "2025-03-03T21:00:00-05:00", SendRules.DEFAULT, "ann", Timeline.sms(0, "20:00", "23:00"));
        line.goes("2025-03-04T20:00:00-05:00");
    }

    @Test
    void a_call_of_18_to_20_meets_no_legal_hour() {
        SequenceId id = with(Timeline.voice(0, "18:00", "20:00"));
        assertThat(codes(id)).containsExactly(ErrorCode.WINDOW_EMPTY);
        refused(ErrorCode.WINDOW_EMPTY, () -> world.acme.drafting().generate(id));
    }

    @Test
    void a_mail_of_18_to_20_is_valid_until_business_hours_are_switched_on() {
        SequenceId id = with(Timeline.email(0, "18:00", "20:00"));
        assertThat(codes(id)).isEmpty();
        change(id, s -> s.withDelivery(s.delivery().withRules(new SendRules(true, true, false))));
        assertThat(codes(id)).containsExactly(ErrorCode.WINDOW_EMPTY);
        change(id, s -> s.withDelivery(s.delivery().withRules(SendRules.DEFAULT)));
        assertThat(codes(id)).isEmpty();
    }

    @Test
    void a_text_is_refused_where_only_mail_is_allowed() {
        Recipe mailOnly = Recipe.EMPTY.withGoal("Book a call").withAllowedChannels(Set.of(Channel.EMAIL));
        SequenceId id =
                world.acme.compose().fromRecipe("Mail only", mailOnly, ANN).id();
        refused(
                ErrorCode.CHANNEL_NOT_ALLOWED,
                () -> change(id, s -> s.withRecipe(s.recipe().plus(Step.sms(0, "Text")))));
        assertThat(world.sequence(id).recipe().steps()).isEmpty();
    }

    @Test
    void days_are_0_to_365_and_steps_at_most_20() {
        assertThat(Step.email(365, "Last").day()).isEqualTo(365);
        refused(ErrorCode.DAY_OUT_OF_RANGE, () -> Step.email(-1, "Before"));
        refused(ErrorCode.DAY_OUT_OF_RANGE, () -> Step.email(366, "After"));
        List<Step> twenty = Collections.nCopies(20, Step.email(0, "Mail"));
        SequenceId id = with(twenty.toArray(Step[]::new));
        assertThat(world.sequence(id).recipe().steps()).hasSize(20);
        refused(
                ErrorCode.TOO_MANY_STEPS,
                () -> change(id, s -> s.withRecipe(s.recipe().plus(Step.email(0, "Too many")))));
    }

    @Test
    void two_steps_of_one_day_with_no_room_for_4_hours_between_them_are_a_warning() {
        SequenceId id = with(Timeline.email(0, "14:00", "17:00"), Timeline.sms(0, "14:00", "17:00"));
        assertThat(world.acme.compose().issues(id))
                .singleElement()
                .satisfies(issue -> assertThat(issue.code()).isEqualTo(ErrorCode.SAME_DAY_THROTTLE))
                .satisfies(issue -> assertThat(issue.isError()).isFalse())
                .satisfies(issue -> assertThat(issue.message()).contains("4 hours"));
    }

    @Test
    void the_warning_of_two_steps_on_one_day_knows_the_throttle_of_the_engine() {
        assertThat(codesWithThrottle(Duration.ofHours(2))).isEmpty();
        assertThat(codesWithThrottle(Duration.ofHours(3))).containsExactly(ErrorCode.SAME_DAY_THROTTLE);
        assertThat(codesWithThrottle(Duration.ZERO)).isEmpty();
    }

    @Test
    void a_sequence_without_a_tone_chosen_is_warm() {
        assertThat(world.acme.compose().blank("Blank").recipe().tone()).isEqualTo(Tone.WARM);
    }

    private List<ErrorCode> codesWithThrottle(Duration throttle) {
        Recipe recipe = Recipe.EMPTY
                .withGoal("Book a call")
                .withSteps(List.of(Timeline.email(0, "14:00", "17:00"), Timeline.sms(0, "14:00", "17:00")));
        World other = new World(emptyStorage(), Policy.DEFAULT.withThrottle(throttle));
        SequenceId id = other.acme.compose().fromRecipe("Pair", recipe, ANN).id();
        return other.acme.compose().issues(id).stream().map(Issue::code).toList();
    }

    private SequenceId with(Step... steps) {
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(List.of(steps));
        return world.acme.compose().fromRecipe("Q3 outreach", recipe, ANN).id();
    }

    private Sequence change(SequenceId id, UnaryOperator<Sequence> change) {
        return world.acme.compose().change(id, world.sequence(id).version(), change);
    }

    private List<ErrorCode> codes(SequenceId id) {
        return world.acme.compose().issues(id).stream().map(Issue::code).toList();
    }
}
