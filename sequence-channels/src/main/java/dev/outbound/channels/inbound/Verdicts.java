package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the status of a delivery report means. */
final class Verdicts {

    private static final Set<String> NOBODY_THERE = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4");
    private static final Set<String> DEPENDS_ON_TEXT = Set.of("", "5.0.0", "5.1.0", "5.2.1", "5.5.0");
    private static final Set<String> OURS = Set.of("5.1.8", "5.3.4", "5.4.5");
    private static final Set<String> DONE = Set.of("delivered", "relayed", "expanded");

    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45]\\d\\d)(?=[ -])");
    private static final Pattern NO_SUCH = Pattern.compile(
            "(?i)(?:no such|unknown|invalid|non-?existent|unrouteable|unroutable|bad|illegal|undeliverable) "
                    + "(?:local )?(?:user|recipient|address|mail ?box|account|domain|host|alias|name|person|destination)"
                    + "|(?:user|recipient|address|mail ?box|account|domain|host|alias|e-?mail)\\b[^\\n]{0,60}?"
                    + "(?:unknown|not (?:found|exist|known|listed|valid)|(?:doesn'?t|does not|didn'?t|did not|do not|don'?t) (?:exist|have)|disabled|deactivated|inactive|no longer|invalid|suspended|closed|terminated)"
                    + "|(?:user|host|domain) (?:name )?(?:lookup )?(?:unknown|not found)|no mailbox (?:here )?by that name|not our customer|name or service not known|no longer (?:on server|available|with|employed)"
                    + "|(?:couldn'?t|could not) find any host|mailbox (?:unavailable|not found)|not a valid (?:mailbox|user|recipient)|user unknown|no such (?:user|person)|nxdomain|unknown (?:or illegal )?(?:alias|user)");
    private static final Pattern FULL = Pattern.compile(
            "(?i)quota|mailbox (?:is )?full|full mailbox|exceed\\w* (?:the )?(?:storage|size|limit)|out of space|too large");
    private static final Pattern BLOCKED = Pattern.compile(
            "(?i)\\bspam\\b|black ?list|block ?list|\\bblocked\\b|\\bdnsbl\\b|\\brbl\\b|spamhaus|reputation|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|relay(?:ing)? (?:access )?(?:denied|not (?:allowed|permitted))|unable to relay|not (?:authori[sz]ed|permitted)|policy|authentication required|too many (?:messages|connections)|poor reputation");

    private Verdicts() {}

    /**
     * Judges one recipient.
     *
     * @param action the action field, may be empty
     * @param status the status code as far as there is one, else empty
     * @param text the diagnostic, or what else the report says
     */
    static Verdict of(String action, String status, String text) {
        if (DONE.contains(action) || (action.isEmpty() && status.startsWith("2."))) {
            return Verdict.DELIVERED;
        }
        if (action.equals("delayed")) {
            return Verdict.SOFT;
        }
        if (status.startsWith("5.7.")
                || status.startsWith("4.7.")
                || status.startsWith("5.6.")
                || OURS.contains(status)) {
            return Verdict.SENDER_PROBLEM;
        }
        if (status.startsWith("4.") || status.equals("5.2.2")) {
            return Verdict.SOFT;
        }
        if (NOBODY_THERE.contains(status)) {
            return Verdict.HARD;
        }
        if (!DEPENDS_ON_TEXT.contains(status) || FULL.matcher(text).find()) {
            return Verdict.SOFT;
        }
        if (BLOCKED.matcher(text).find()) {
            return Verdict.SENDER_PROBLEM;
        }
        boolean temporary = status.isEmpty()
                && code(text).filter(code -> code.startsWith("4")).isPresent();
        return !temporary && NO_SUCH.matcher(text).find() ? Verdict.HARD : Verdict.SOFT;
    }

    /** The status that says most: the report's own, or the one in its diagnostic where the report's is {@code x.0.0}. */
    static String status(String field, String diagnostic) {
        String own = enhanced(field).orElse("");
        boolean vague = own.isEmpty() || own.endsWith(".0.0");
        return vague
                ? enhanced(diagnostic).filter(code -> !code.startsWith("2.")).orElse(own)
                : own;
    }

    private static Optional<String> enhanced(String text) {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> code(String text) {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
