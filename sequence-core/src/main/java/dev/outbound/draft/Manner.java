package dev.outbound.draft;

import dev.outbound.sequence.Tone;
import java.util.List;

/** How a tone sounds: its greeting, its contractions and its closing. */
final class Manner {

    private final Tone tone;

    Manner(Tone tone) {
        this.tone = tone;
    }

    /** A sentence of ours in this tone; {@code %s} stands for data, which is never changed. */
    String say(String sentence, Object... data) {
        String sounding = tone == Tone.FORMAL ? sentence : Contractions.contract(sentence);
        return sounding.formatted(data);
    }

    String greeting(StarterFacts facts, Variation variation) {
        String name = tone == Tone.FORMAL ? facts.formalName() : facts.firstName();
        if (name.isEmpty()) {
            return switch (tone) {
                case FORMAL -> "Good day";
                case DIRECT -> "Hello";
                case WARM, PLAYFUL -> variation.pick("greeting", List.of("Hello", "Hi there"));
            };
        }
        return switch (tone) {
            case FORMAL -> "Dear " + name;
            case DIRECT -> variation.pick("greeting", List.of("%s", "Hello %s")).formatted(name);
            case WARM ->
                variation.pick("greeting", List.of("Hi %s", "Hello %s")).formatted(name);
            case PLAYFUL ->
                variation.pick("greeting", List.of("Hey %s", "Hi %s")).formatted(name);
        };
    }

    /** The human touch before the point; empty where the tone has none. */
    String touch(boolean serious, Variation variation) {
        if (tone == Tone.WARM) {
            return variation.pick(
                    "touch",
                    List.of(
                            "I hope your week is treating you well.",
                            "I hope this finds you on a good day.",
                            "I hope you've had a good start to the week."));
        }
        if (tone == Tone.PLAYFUL && !serious) {
            return variation.pick(
                    "touch",
                    List.of(
                            "I promise this is shorter than the queue for your coffee machine.",
                            "One more email, I know. This one comes without a slide deck.",
                            "This note has been kept small enough to read between two meetings."));
        }
        return "";
    }

    String closing(Variation variation) {
        return switch (tone) {
            case FORMAL -> "Kind regards";
            case WARM -> variation.pick("closing", List.of("Warm regards", "All the best", "Best wishes"));
            case DIRECT -> variation.pick("closing", List.of("Best", "Regards"));
            case PLAYFUL -> variation.pick("closing", List.of("Cheers", "All the best"));
        };
    }
}
