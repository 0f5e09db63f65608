package dev.outbound.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.schedule.SendTimes;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StockTemplatesTest {

    private static final int THROTTLE_MINUTES = 4 * 60;

    static Stream<StockTemplate> templates() {
        return StockTemplates.all().stream();
    }

    static List<SendRules> allRules() {
        List<SendRules> all = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            all.add(new SendRules((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_step_has_an_hour_under_every_combination_of_the_three_rules(StockTemplate template) {
        for (SendRules rules : allRules()) {
            assertThat(template.recipe().steps())
                    .allMatch(step -> SendTimes.isEverOpen(step.channel(), step.window(), rules));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void two_steps_of_one_day_leave_room_for_the_4_hours_between_them(StockTemplate template) {
        List<Step> steps = template.recipe().steps();
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            if (before.day() == step.day()) {
                int earliest = Math.max(before.window().startMinute(), SendWindow.OFFICE_HOURS.startMinute());
                int latest = Math.min(step.window().endMinute(), SendWindow.OFFICE_HOURS.endMinute());
                assertThat(latest - earliest).isGreaterThan(THROTTLE_MINUTES);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_allows_exactly_the_channels_it_uses(StockTemplate template) {
        assertThat(template.recipe().allowedChannels())
                .isEqualTo(template.recipe().steps().stream().map(Step::channel).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_has_a_goal_and_instructions_for_every_step(StockTemplate template) {
        assertThat(template.recipe().goal()).isNotBlank();
        assertThat(template.recipe().steps())
                .noneMatch(step -> step.instructions().isBlank());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_call_is_asked_to_say_that_it_is_automated(StockTemplate template) {
        assertThat(template.recipe().steps())
                .filteredOn(step -> step.channel() == Channel.VOICE)
                .allMatch(step -> step.instructions().contains("automated message"));
    }

    @Test
    void the_eight_templates_are_sorted_by_name_and_found_by_key() {
        assertThat(StockTemplates.all()).hasSize(8).isSortedAccordingTo(Comparator.comparing(StockTemplate::name));
        assertThat(StockTemplates.all())
                .allMatch(t -> StockTemplates.find(t.key()).orElseThrow().equals(t));
        assertThat(StockTemplates.find("none")).isEmpty();
        assertThat(StockTemplates.INBOUND_FAST_FOLLOW.recipe().steps())
                .extracting(Step::day)
                .containsExactly(0, 0, 1, 3, 6);
    }

    @Test
    void the_four_goals_are_sorted_by_name_and_found_by_key() {
        assertThat(StarterGoals.all()).hasSize(4).isSortedAccordingTo(Comparator.comparing(StarterGoal::name));
        assertThat(StarterGoals.find("renew")).contains(StarterGoals.RENEW);
        assertThat(StarterGoals.find("none")).isEmpty();
        assertThat(StarterGoals.all())
                .allMatch(goal -> goal.text().length() <= 4_000 && !goal.text().contains("\n"));
    }
}
