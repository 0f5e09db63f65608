package dev.outbound.lint;

import dev.outbound.draft.DraftCheck;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.HiddenText;
import dev.outbound.lint.Warning.Kind;
import dev.outbound.lint.Warning.Where;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a message as its recipient will, and says what a reviewer should look at. It knows English only where it reads
 * words; whatever it does not understand it lets pass. The same message always gets the same warnings, in the same order.
 */
public final class Lint {

    /** More words than anybody reads of a stranger's mail. */
    private static final int MAIL_WORDS = 250;
    /** About a minute of speech. */
    private static final int SCRIPT_WORDS = 150;

    private static final int SEGMENTS = 3;
    private static final int SUBJECT = 78;

    private final DraftContent content;
    private final Circumstances around;
    private final List<Warning> warnings = new ArrayList<>();

    private Lint(DraftContent content, Circumstances around) {
        this.content = content;
        this.around = around;
    }

    /** The warnings; none for a message nobody needs to look at twice. */
    public static List<Warning> of(DraftContent content, Circumstances around) {
        Lint lint = new Lint(content, around);
        DraftCheck.violation(content)
                .ifPresent(words -> lint.warn(
                        Kind.PLACEHOLDER, words.startsWith("the subject") ? Where.SUBJECT : Where.BODY, words));
        lint.hidden();
        lint.greeting();
        lint.looksBack();
        lint.links();
        lint.length();
        lint.loudness();
        return List.copyOf(lint.warnings);
    }

    private void hidden() {
        HiddenText.first(own()).ifPresent(found -> hidden(Where.SUBJECT, found));
        HiddenText.first(content.body()).ifPresent(found -> hidden(Where.BODY, found));
    }

    private void hidden(Where where, String found) {
        warn(Kind.HIDDEN_CHARACTERS, where, "It holds characters nobody can see, the first being " + found + ".");
    }

    private void greeting() {
        around.contact()
                .flatMap(contact -> Greeting.wrongName(content.body(), contact))
                .ifPresent(words -> warn(Kind.WRONG_NAME, Where.BODY, words));
    }

    /** A subject alone says too little: "Following up" may well be about something of theirs. */
    private void looksBack() {
        if (around.isFirst()) {
            LookingBack.in(content.body())
                    .ifPresent(found -> warn(
                            Kind.REFERS_TO_EARLIER,
                            Where.BODY,
                            "\"" + found
                                    + "\" speaks of an earlier message, but this is the first one this contact gets."));
        }
    }

    private void links() {
        LinkHosts.foreign(own(), around.hosts()).ifPresent(host -> link(Where.SUBJECT, host));
        LinkHosts.foreign(content.body(), around.hosts()).ifPresent(host -> link(Where.BODY, host));
    }

    private void link(Where where, String host) {
        warn(
                Kind.FOREIGN_LINK,
                where,
                "It links to " + host + ", which is neither yours nor named in the goal or the instructions.");
    }

    private void length() {
        switch (content.channel()) {
            case EMAIL -> words("mail", MAIL_WORDS);
            case VOICE -> words("call", SCRIPT_WORDS);
            case SMS -> segments(SmsLength.of(around.asSent()));
        }
        if (own().length() > SUBJECT) {
            warn(
                    Kind.LONG_SUBJECT,
                    Where.SUBJECT,
                    "The subject has " + own().length() + " characters; most mail programs show about 60.");
        }
    }

    private void words(String what, int most) {
        int words = content.body().strip().split("\\s+", -1).length;
        if (words > most) {
            warn(
                    Kind.TOO_LONG,
                    Where.BODY,
                    "The " + what + " has " + words + " words; more than " + most + " is long.");
        }
    }

    private void segments(SmsLength length) {
        if (length.segments() > SEGMENTS) {
            String why = length.culprit()
                    .map(c -> " The character \"" + c + "\" halves what fits into each.")
                    .orElse("");
            warn(
                    Kind.MANY_SEGMENTS,
                    Where.BODY,
                    "With the opt-out notice the text is sent as " + length.segments() + " messages." + why);
        }
    }

    private void loudness() {
        if (Loudness.isShouted(own(), around.contact())) {
            warn(Kind.CAPITALS, Where.SUBJECT, "The subject is written in capitals.");
        }
        if (content.body().lines().anyMatch(line -> Loudness.isShouted(line, around.contact()))) {
            warn(Kind.CAPITALS, Where.BODY, "A whole line is written in capitals.");
        }
        exclamation(Where.SUBJECT, own(), 2);
        exclamation(Where.BODY, content.body(), 3);
    }

    private void exclamation(Where where, String text, int many) {
        long marks = text.chars().filter(c -> c == '!').count();
        if (marks >= many || text.contains("!!")) {
            warn(Kind.EXCLAMATION_MARKS, where, "It has " + marks + " exclamation marks.");
        }
    }

    /** The subject, unless that of an earlier mail is used, which has warnings of its own. */
    private String own() {
        return around.ownSubject() ? content.fold(DraftContent.Email::subject, sms -> "", call -> "") : "";
    }

    private void warn(Kind kind, Where where, String words) {
        warnings.add(new Warning(kind, where, words));
    }
}
