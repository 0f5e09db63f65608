package dev.outbound.compose;

import dev.outbound.error.ErrorCode;
import dev.outbound.schedule.SendTimes;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is missing or questionable about a sequence being composed. Saving it is allowed all the same. */
public final class Issues {

    private Issues() {}

    /**
     * All issues, errors first.
     *
     * @param throttle least time between two messages to one contact
     */
    public static List<Issue> of(Sequence sequence, Duration throttle) {
        Recipe recipe = sequence.recipe();
        List<Issue> issues = new ArrayList<>();
        if (recipe.goal().isBlank()) {
            issues.add(Issue.error(ErrorCode.GOAL_REQUIRED, "the goal is empty: say what the sequence shall achieve"));
        }
        if (recipe.steps().isEmpty()) {
            issues.add(Issue.error(ErrorCode.NO_STEPS, "there are no steps"));
        }
        if (sequence.recipients().fold(list -> false, picked -> picked.equals(Recipients.none()))) {
            issues.add(Issue.error(ErrorCode.NO_RECIPIENTS, "there are no recipients: pick a list or contacts"));
        }
        for (int position = 1; position <= recipe.steps().size(); position++) {
            Step step = recipe.step(position);
            if (!SendTimes.isEverOpen(
                    step.channel(), step.window(), sequence.delivery().rules())) {
                issues.add(Issue.error(
                        ErrorCode.WINDOW_EMPTY,
                        "step " + position + " \"" + step.name() + "\": its window " + step.window()
                                + " never meets the hours in which a "
                                + step.channel().label().toLowerCase(java.util.Locale.ROOT)
                                + " may go out"));
            }
        }
        if (!recipe.steps().isEmpty() && recipe.step(1).day() > 0) {
            issues.add(Issue.warning(
                    ErrorCode.FIRST_STEP_NOT_DAY_0,
                    "the first step is on day " + recipe.step(1).day() + ": nothing goes out on the start day"));
        }
        for (int position = 1; position < recipe.steps().size(); position++) {
            Step step = recipe.step(position);
            Step next = recipe.step(position + 1);
            int room = next.window().endMinute() - step.window().startMinute();
            if (step.day() == next.day() && throttle.compareTo(Duration.ofMinutes(room)) >= 0 && !throttle.isZero()) {
                issues.add(Issue.warning(
                        ErrorCode.SAME_DAY_THROTTLE,
                        "steps " + position + " and " + (position + 1)
                                + " are on one day with windows too close for the " + words(throttle)
                                + " between two messages: the second may go a day later"));
            }
        }
        return issues;
    }

    private static String words(Duration throttle) {
        return throttle.toMinutes() % 60 == 0 ? throttle.toHours() + " hours" : throttle.toMinutes() + " minutes";
    }
}
