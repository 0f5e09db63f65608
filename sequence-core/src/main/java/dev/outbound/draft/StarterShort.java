package dev.outbound.draft;

import java.util.List;

/** A text of at most 320 characters, and the script of a call of about twenty seconds that says what it is. */
final class StarterShort {

    private static final int TEXT = 320;
    /** Twenty seconds of unhurried speech, and a little more when names are long. */
    private static final int SCRIPT_WORDS = 62;

    private StarterShort() {}

    static DraftContent text(StarterScene scene) {
        int most = Math.min(TEXT, scene.matter().characters());
        String greeting = scene.manner().greeting(scene.facts(), scene.variation());
        Parts parts = new Parts(" ").need(greeting + ", " + introduction(scene)).need(point(scene, "writing"));
        if (scene.isLast() && !scene.isFirst()) {
            parts.need(scene.say(
                    "last",
                    List.of(
                            "This is my last message; a short reply reaches me at any time.",
                            "I will not write again after this. If it matters later, just reply.",
                            "With this I will leave it. A short reply is always welcome.")));
        } else {
            parts.like(scene.ask());
        }
        parts.like(scene.quoted());
        String whole = parts.within(text -> text.length() <= most);
        return new DraftContent.Sms(whole.length() <= TEXT ? whole : PlainData.words(whole, TEXT));
    }

    static DraftContent script(StarterScene scene) {
        String author = scene.facts().author();
        String greeting = scene.manner().greeting(scene.facts(), scene.variation());
        String back = scene.earlierEmail().isPresent()
                ? scene.say(
                        "answer",
                        List.of(
                                "The easiest way to answer is to reply to my email.",
                                "If you would like to answer, please reply to my email."))
                : scene.say(
                        "answer",
                        List.of(
                                "If you would like to talk, please call this number back.",
                                "To talk about it, simply call this number back."));
        Parts parts = new Parts(" ")
                .need(greeting + ". This is an automated message" + (author.isEmpty() ? "." : " from " + author + "."))
                .need(point(scene, "calling"));
        if (scene.isLast() && !scene.isFirst()) {
            parts.need(scene.manner().say("This is the last time I am calling about it."));
        }
        parts.like(scene.quoted())
                .need(back)
                .need(scene.say(
                        "goodbye",
                        List.of(
                                "Thank you, and goodbye.",
                                "Thank you for your time. Goodbye.",
                                "Many thanks. Goodbye.")));
        return new DraftContent.Voice(parts.within(text -> Parts.words(text) <= SCRIPT_WORDS));
    }

    private static String introduction(StarterScene scene) {
        String author = scene.facts().author();
        return author.isEmpty() ? "a short message." : scene.manner().say("this is %s.", author);
    }

    /** "writing about …" or "calling about …". */
    private static String point(StarterScene scene, String doing) {
        return scene.say(
                "point",
                List.of("I am " + doing + " about %s.", "It is about %s.", "The reason for " + doing + " is %s."),
                scene.isFirst() ? scene.about() : scene.earlierMessage());
    }
}
