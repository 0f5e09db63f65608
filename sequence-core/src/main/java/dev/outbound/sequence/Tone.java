package dev.outbound.sequence;

/** How every message of a sequence shall sound. The guidance is given to the draft writer word for word. */
public enum Tone {
    FORMAL(
            "Formal",
            "Full sentences, no contractions, courteous address by title and last name if known, no exclamation marks,"
                    + " no emoji. Measured and precise; close with \"Kind regards\"."),
    WARM(
            "Warm",
            "Conversational, contractions welcome, first name. One human touch before the point. Generous, unhurried,"
                    + " never gushing; at most one exclamation mark."),
    DIRECT(
            "Direct",
            "Point in the first sentence. Short sentences, active verbs, no pleasantries, no hedging. One ask, stated"
                    + " once. Under 80 words by email."),
    PLAYFUL(
            "Playful",
            "Light and a little unexpected: one gentle joke or image at most, never at the reader's expense, never in a"
                    + " breakup or renewal price context. Still one clear ask. No puns on names.");

    private final String label;
    private final String guidance;

    Tone(String label, String guidance) {
        this.label = label;
        this.guidance = guidance;
    }

    public String label() {
        return label;
    }

    public String guidance() {
        return guidance;
    }
}
