package dev.outbound.sequence;

import dev.outbound.address.Channel;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a sequence says and when: goal, tone, allowed channels and steps. A template is a saved recipe.
 *
 * <p>Steps are kept sorted by day; steps of one day keep the order in which they were added. A goal may be blank and
 * there may be no steps while a sequence is being composed; {@link Issues} says what is missing.
 *
 * @param goal at most 4,000 characters, given to the draft writer word for word
 */
public record Recipe(String goal, Tone tone, Set<Channel> allowedChannels, List<Step> steps) {

    public static final int MOST_STEPS = 20;

    public static final Recipe EMPTY = new Recipe("", Tone.WARM, Set.of(Channel.values()), List.of());

    public Recipe {
        goal = Checks.text("goal", goal, 4_000).strip();
        allowedChannels = Set.copyOf(allowedChannels);
        steps = steps.stream().sorted(Comparator.comparingInt(Step::day)).toList();
        if (steps.size() > MOST_STEPS) {
            throw new SequenceException(
                    ErrorCode.TOO_MANY_STEPS, steps.size() + " steps: a sequence has at most " + MOST_STEPS);
        }
        for (Step step : steps) {
            if (!allowedChannels.contains(step.channel())) {
                throw new SequenceException(
                        ErrorCode.CHANNEL_NOT_ALLOWED,
                        "step \"" + step.name() + "\" is " + step.channel() + ", allowed are " + allowedChannels);
            }
        }
    }

    /** The step at that position, the first being 1. */
    public Step step(int position) {
        if (position < 1 || position > steps.size()) {
            throw new NotFoundException("step", position);
        }
        return steps.get(position - 1);
    }

    public Recipe withGoal(String next) {
        return new Recipe(next, tone, allowedChannels, steps);
    }

    public Recipe withTone(Tone next) {
        return new Recipe(goal, next, allowedChannels, steps);
    }

    public Recipe withAllowedChannels(Set<Channel> next) {
        return new Recipe(goal, tone, next, steps);
    }

    public Recipe withSteps(List<Step> next) {
        return new Recipe(goal, tone, allowedChannels, next);
    }

    /** The recipe with one more step, after all others of its day. */
    public Recipe plus(Step step) {
        List<Step> next = new ArrayList<>(steps);
        next.add(step);
        return withSteps(next);
    }

    /** The recipe with another step in that position; its day decides where it stands afterwards. */
    public Recipe with(int position, Step step) {
        step(position);
        List<Step> next = new ArrayList<>(steps);
        next.set(position - 1, step);
        return withSteps(next);
    }

    /** The recipe without the step at that position. */
    public Recipe without(int position) {
        step(position);
        List<Step> next = new ArrayList<>(steps);
        next.remove(position - 1);
        return withSteps(next);
    }
}
