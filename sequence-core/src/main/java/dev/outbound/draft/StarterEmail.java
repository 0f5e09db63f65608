package dev.outbound.draft;

import dev.outbound.sequence.Tone;
import java.util.List;
import java.util.Locale;

/** A mail: an introduction, a continuation or, at the very end, a goodbye. */
final class StarterEmail {

    /** The DIRECT tone promises fewer than 80 words. */
    private static final int DIRECT_WORDS = 79;

    private StarterEmail() {}

    static DraftContent write(StarterScene scene) {
        Parts parts = new Parts("\n\n").need(scene.manner().greeting(scene.facts(), scene.variation()) + ",");
        if (scene.isFirst()) {
            introduce(scene, parts);
        } else if (scene.isLast()) {
            sayGoodbye(scene, parts);
        } else {
            goOn(scene, parts);
        }
        parts.need(signed(scene));
        int wish = Math.min(scene.matter().words(), scene.request().tone() == Tone.DIRECT ? DIRECT_WORDS : 10_000);
        String body = parts.within(text ->
                Parts.words(text) <= wish && text.length() <= scene.matter().characters());
        return new DraftContent.Email(
                subject(scene), body, scene.request().place().continuesThread());
    }

    private static void introduce(StarterScene scene, Parts parts) {
        boolean serious = scene.matter().purpose().isSerious() || scene.isLast();
        String point = joined(scene.reason(), scene.topic());
        if (scene.request().tone() == Tone.DIRECT) {
            parts.need(point).like(scene.whyYou());
        } else {
            parts.like(scene.manner().touch(serious, scene.variation()));
            parts.need(joined(scene.whyYou(), point));
        }
        parts.need(scene.quoted()).need(scene.ask());
    }

    private static void goOn(StarterScene scene, Parts parts) {
        String back = scene.say(
                "back",
                List.of(
                        "I am coming back to %s with one more thought.",
                        "One thought to add to %s.", "A short addition to %s."),
                scene.earlierMessage());
        parts.need(joined(back, scene.topic()))
                .need(scene.quoted())
                .like(scene.thought())
                .need(scene.ask());
    }

    private static void sayGoodbye(StarterScene scene, Parts parts) {
        String last = scene.say(
                "last",
                List.of(
                        "This is my last note after %s.",
                        "I will not write again after this; it closes what I began with %s.",
                        "With this I will leave it at %s and not write again."),
                scene.earlierMessage());
        parts.need(last).need(scene.quoted());
        parts.need(
                scene.say(
                        "door",
                        List.of(
                                "If the time is not right, there is nothing you need to do. If it ever is, a short reply reaches me.",
                                "A simple \"no\" is fine, and so is no answer. Should it matter later, just reply to this email.",
                                "If this does not fit, please ignore it. If it does one day, a reply to this email is enough.")));
    }

    private static String subject(StarterScene scene) {
        if (scene.request().place().continuesThread() && scene.earlierEmail().isPresent()) {
            return scene.earlierEmail().get().subject();
        }
        String plain = scene.isLast() && !scene.isFirst()
                ? scene.variation().pick("subject", List.of("A last note", "Closing the loop", "Before I go"))
                : scene.variation()
                        .pick("subject", scene.matter().purpose().phrases().subjects());
        String company = scene.facts().company();
        if (company.isEmpty()) {
            return plain;
        }
        String lower = plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
        return scene.variation().pick("named subject", List.of(plain, company + ": " + lower));
    }

    private static String signed(StarterScene scene) {
        String closing = scene.manner().closing(scene.variation());
        String signature = scene.facts().signature();
        return signature.isEmpty() ? closing : closing + ",\n" + signature;
    }

    private static String joined(String first, String second) {
        return second.isEmpty() ? first : first + " " + second;
    }
}
