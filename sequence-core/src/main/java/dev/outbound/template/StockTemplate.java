package dev.outbound.template;

import dev.outbound.address.Channel;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import java.util.List;
import java.util.stream.Collectors;

/** A recipe that ships with the library. Its key never changes. */
public record StockTemplate(String key, String name, Recipe recipe) {

    /** A template that allows exactly the channels it uses. */
    static StockTemplate of(String key, String name, Tone tone, String goal, Step... steps) {
        List<Step> all = List.of(steps);
        return new StockTemplate(
                key,
                name,
                new Recipe(goal, tone, all.stream().map(Step::channel).collect(Collectors.toSet()), all));
    }

    /** A step within whole hours: {@code "9-12"}. */
    static Step step(int day, Channel channel, String hours, String name, String instructions) {
        int dash = hours.indexOf('-');
        int start = Integer.parseInt(hours.substring(0, dash)) * 60;
        int end = Integer.parseInt(hours.substring(dash + 1)) * 60;
        return new Step(channel, name, day, new SendWindow(start, end), instructions);
    }
}
