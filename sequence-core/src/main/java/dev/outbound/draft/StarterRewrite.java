package dev.outbound.draft;

import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's instruction, understood word by word or not at all. */
final class StarterRewrite {

    private static final String QUOTE = "[\"\u201c\u201e]([^\"\u201c\u201d\u201e]+)[\"\u201c\u201d]";
    private static final Pattern REPLACE = quoted("(?:replace|change)\\s+" + QUOTE + "\\s+(?:with|by|to)\\s+" + QUOTE);
    private static final Pattern SUBJECT =
            quoted("(?:(?:change|set|make)\\s+)?(?:the\\s+)?subject(?:\\s+(?:line|to|is|be))*\\s*:?\\s*" + QUOTE);
    private static final Pattern ADD = quoted("(?:add|append|include|insert|mention)\\s+" + QUOTE);
    private static final Pattern REMOVE = quoted("(?:remove|delete|drop|leave out)\\s+" + QUOTE);

    private static final Pattern LESS_FORMAL = Pattern.compile("\\bless formal\\b");
    private static final Pattern FORMAL = Pattern.compile("\\b(?:more )?formal\\b");
    private static final Pattern WARM =
            Pattern.compile("\\b(?:(?:more )?(?:warm|friendly|personal)|warmer|friendlier)\\b");
    private static final Pattern DIRECT = Pattern.compile("\\b(?:more )?direct\\b");
    private static final Pattern SHORT = Pattern.compile("\\b(?:shorter|shorten|(?:more )?(?:short|brief|concise))\\b");
    private static final Pattern FILLER = Pattern.compile(
            "\\b(?:please|make|keep|write|rewrite|it|this|the|a|an|bit|little|lot|and|then|also|much|more|tone|in|to"
                    + "|sound|text|message|email|mail|script|sentence|line|words?|be|of)\\b|[^\\p{L}\\p{N}]+");

    private final List<UnaryOperator<DraftContent>> changes = new ArrayList<>();

    private StarterRewrite() {}

    static StarterRewrite of(DraftRequest request, String instruction) {
        StarterRewrite rewrite = new StarterRewrite();
        // Quoted texts first, and taken out, so that words within them are not read as instructions.
        String rest =
                rewrite.understand(REPLACE, instruction, m -> content -> replace(content, m.group(1), m.group(2)));
        rest = rewrite.understand(SUBJECT, rest, m -> content -> subject(content, m.group(1)));
        rest = rewrite.understand(ADD, rest, m -> content -> add(content, m.group(1)));
        rest = rewrite.understand(REMOVE, rest, m -> content -> replace(content, m.group(1), ""));
        rest = rest.toLowerCase(Locale.ROOT);
        rest = rewrite.understand(SHORT, rest, m -> Shortened::of);
        rest = rewrite.understand(LESS_FORMAL, rest, m -> content -> Retoned.of(request, Tone.WARM, content));
        rest = rewrite.understand(FORMAL, rest, m -> content -> Retoned.of(request, Tone.FORMAL, content));
        rest = rewrite.understand(WARM, rest, m -> content -> Retoned.of(request, Tone.WARM, content));
        rest = rewrite.understand(DIRECT, rest, m -> content -> Retoned.of(request, Tone.DIRECT, content));
        String leftOver = FILLER.matcher(rest).replaceAll(" ").strip();
        if (!leftOver.isEmpty() || rewrite.changes.isEmpty()) {
            throw notUnderstood(leftOver);
        }
        return rewrite;
    }

    DraftContent apply(DraftContent current) {
        DraftContent next = current;
        try {
            for (UnaryOperator<DraftContent> change : changes) {
                next = change.apply(next);
            }
        } catch (SequenceException refused) {
            throw WriterException.permanent(String.valueOf(refused.getMessage()));
        }
        Optional<String> violation = DraftCheck.violation(next);
        if (violation.isPresent()) {
            throw WriterException.permanent(violation.get());
        }
        if (next.equals(current)) {
            throw WriterException.permanent("the message already is as the instruction asks: nothing was changed");
        }
        return next;
    }

    private String understand(Pattern pattern, String instruction, Reading reading) {
        Matcher matcher = pattern.matcher(instruction);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            changes.add(reading.change(matcher.toMatchResult()));
            matcher.appendReplacement(rest, " ");
        }
        return matcher.appendTail(rest).toString();
    }

    private static DraftContent replace(DraftContent content, String old, String fresh) {
        String subject = Reworded.subject(content);
        if (!content.body().contains(old) && !subject.contains(old)) {
            throw WriterException.permanent("the text \"" + old + "\" does not occur in the message");
        }
        String body = content.body().replace(old, fresh);
        return fresh.isEmpty()
                ? Reworded.with(content, tidy(subject.replace(old, "")), tidy(body))
                : Reworded.with(content, subject.replace(old, fresh), body);
    }

    private static String tidy(String text) {
        return text.replaceAll(" {2,}", " ").replaceAll(" +(?=[.,!?\\n])", "").replaceAll("\\n{3,}", "\n\n");
    }

    private static DraftContent subject(DraftContent content, String subject) {
        if (!(content instanceof DraftContent.Email)) {
            throw WriterException.permanent("only a mail has a subject");
        }
        return Reworded.with(content, subject, content.body());
    }

    private static DraftContent add(DraftContent content, String text) {
        if (!(content instanceof DraftContent.Email)) {
            return Reworded.with(content, content.body() + " " + text.strip());
        }
        Letter letter = Letter.of(content);
        List<String> middle = new ArrayList<>(letter.middle());
        middle.add(text.strip());
        return Reworded.with(content, letter.withMiddle(middle).text());
    }

    private static Pattern quoted(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    private static WriterException notUnderstood(String leftOver) {
        String what = leftOver.isEmpty() ? "it" : "\"" + PlainData.words(leftOver, 60) + "\"";
        return WriterException.permanent("the built-in writer does not understand " + what
                + ". It can make a message shorter, more formal, warmer or more direct, and add, replace or remove a text"
                + " in double quotes; edit the words by hand or connect a language model for more");
    }

    private interface Reading {
        UnaryOperator<DraftContent> change(MatchResult found);
    }
}
