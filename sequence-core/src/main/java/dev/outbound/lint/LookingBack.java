package dev.outbound.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that speak of an earlier message of ours. "Following up on your request" does not: that was theirs. */
final class LookingBack {

    private static final String MESSAGE = "(?:e-?mail|mail|message|note|text|call|voicemail|letter)s?";

    private static final Pattern PHRASES = Pattern.compile(
            String.join(
                    "|",
                    "\\b(?:following|followed) up\\b(?! (?:on|about|after|from|regarding) (?!my\\b|our (?:last|previous)|the (?:last|previous)))",
                    "\\b(?:just|wanted to|want to) follow up\\b(?! (?:on|about|after|from|regarding) (?!my\\b|our (?:last|previous)))",
                    "\\bmy (?:last|previous|earlier|first|recent) " + MESSAGE + "\\b(?! (?:to you )?(?:is|will)\\b)",
                    "\\bmy " + MESSAGE
                            + " (?:from|of|on) (?:last|yesterday|monday|tuesday|wednesday|thursday|friday)\\b",
                    "\\b(?:did|have) you (?:see|seen|get|got|receive|received|read|had a chance to (?:read|look at|see)) my\\b",
                    "\\b(?:i have not|i haven't|i've not|not) heard (?:back )?from you\\b",
                    "\\bas (?:i )?(?:mentioned|wrote|said|promised)(?: (?:before|earlier|previously|in my|last))",
                    "\\bi (?:wrote|emailed|called|texted|reached out)(?: to)? you (?:last|a few|some|two|earlier|yesterday|before)",
                    "\\b(?:circling|checking) back\\b",
                    "\\bcoming back to (?:you|this|my)\\b",
                    "\\bbump(?:ing)? this\\b",
                    "\\b(?:gentle|friendly|quick) reminder\\b",
                    "\\bre-?sending (?:this|my)\\b"),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private LookingBack() {}

    /** The first such words. */
    static Optional<String> in(String text) {
        Matcher matcher = PHRASES.matcher(text.replace('\u2019', '\'').replaceAll("\\s+", " "));
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
