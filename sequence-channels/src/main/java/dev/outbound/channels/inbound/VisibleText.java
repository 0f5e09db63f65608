package dev.outbound.channels.inbound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the author of a mail wrote: without what they quote and without their signature. */
final class VisibleText {

    private static final int MAX_LINES = 2_000;
    private static final int LINES_OF_AN_ATTRIBUTION = 4;

    /** "On … Bob wrote:", over several lines and in several languages. */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(?iu)^\\W{0,3}(?:(?:on|am|le|el|il|op|em|den|dnia|w dniu|den|på|в)\\b.{5,300}(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80}|escreveu|skrev.{0,80}|napisał\\(?a?\\)?|пишет|написал)\\s?:"
                    + "|.{3,200}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał\\(?a?\\)?)\\s?:"
                    + "|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.{0,80}<[^<>\\s]{3,100}@[^<>\\s]{3,100}>:?)$");

    private static final Pattern DIVIDER = Pattern.compile(
            "(?iu)^[ *>]*(?:[-_=]{2,} ?(?:original|forwarded|ursprüngliche|weitergeleitete|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk|reply above|please reply above)[^\\n]{0,60}|_{20,}|-{20,}|begin forwarded message:?|-+ ?reply above this line.*)$");
    private static final Pattern HEADER_FROM =
            Pattern.compile("(?iu)^[ *]*(?:from|von|de|da|van|från|fra|od|от|发件人|差出人)\\s*:\\*?\\s*\\S.{2,200}$");
    private static final Pattern HEADER_MORE = Pattern.compile(
            "(?iu)^[ *]*(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|objet|à|enviado|para|asunto|fecha|inviato|oggetto|data|a|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|cc|reply-to)\\s*:.*$");
    private static final Pattern SIGNATURE = Pattern.compile("^--[ \\u00a0]?$|^__+$|^—\\s?$");
    private static final Pattern SENT_FROM = Pattern.compile(
            "(?iu)^(?:sent from (?:my|mail|outlook|yahoo|proton|samsung)|get outlook for|von meinem .{1,40} gesendet|gesendet (?:von|mit)|envoyé (?:de|depuis) (?:mon|mes|l)|enviado (?:desde|do) (?:mi|meu)|inviato da|verzonden (?:vanaf|met)|skickat från|wysłane z).{0,80}$");

    private VisibleText() {}

    static String of(String text) {
        List<String> lines = Arrays.asList(text.split("\n", MAX_LINES));
        var visible = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(">")) {
                continue;
            }
            int attribution = attribution(lines, i);
            if (attribution > 0) {
                if (isFollowedByQuote(lines, i + attribution)) {
                    i += attribution - 1;
                    continue;
                }
                break;
            }
            if (DIVIDER.matcher(line).matches() || isHeaderBlock(lines, i) || isSignature(line, visible)) {
                break;
            }
            visible.add(lines.get(i).stripTrailing());
        }
        return String.join("\n", visible).strip();
    }

    /** How many lines the attribution that begins here has; 0 if none does. */
    private static int attribution(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (int n = 1; n <= LINES_OF_AN_ATTRIBUTION && at + n <= lines.size(); n++) {
            String line = lines.get(at + n - 1).strip();
            if (line.isEmpty() || line.startsWith(">") || joined.length() > 500) {
                return 0;
            }
            joined.append(n == 1 ? "" : " ").append(line);
            boolean ends = line.endsWith(":");
            if (ends) {
                return ATTRIBUTION.matcher(joined).matches() ? n : 0;
            }
        }
        return 0;
    }

    private static boolean isFollowedByQuote(List<String> lines, int from) {
        for (int i = from; i < lines.size() && i < from + 3; i++) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).strip().startsWith(">");
            }
        }
        return false;
    }

    private static boolean isHeaderBlock(List<String> lines, int at) {
        if (!HEADER_FROM.matcher(lines.get(at)).matches()) {
            return false;
        }
        long more = lines.subList(at + 1, Math.min(lines.size(), at + 6)).stream()
                .filter(line -> HEADER_MORE.matcher(line).matches())
                .count();
        return more >= 2;
    }

    private static boolean isSignature(String line, List<String> before) {
        boolean something = before.stream().anyMatch(written -> !written.isBlank());
        return SIGNATURE.matcher(line).matches()
                || (something && SENT_FROM.matcher(line).matches());
    }
}
