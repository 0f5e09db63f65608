package dev.outbound.channels.inbound;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines a mail program writes above what it quotes: "On Monday Bob wrote:", wrapped over several lines, in any
 * language if a quote follows.
 */
final class Attribution {

    private static final int MAX_LINES = 5;
    private static final int MAX_LENGTH = 500;

    private static final String WROTE =
            "(?:wrote|writes|schrieb|a écrit|escribió|escribio|ha scritto|scrive|schreef|geschreven"
                    + "|escreveu|skrev|napisał(?:\\(a\\)|a)?|pisze|kirjoitti|пишет|пише|писал(?:\\(а\\)|а)?|написал(?:\\(а\\)|а)?|написав"
                    + "|napsal(?:\\(a\\)|a)?|napísal|írta|yazdı|a scris|έγραψε|のメール|写道|寫道|撰写|님이 작성)";
    /** Says who wrote when; what follows is quoted, however it is marked. */
    private static final Pattern CERTAIN = Pattern.compile("(?iu)^\\W{0,3}(?:"
            + "(?:on|am|le|el|il|op|em|den|dnia|w dniu|på|в|dne|în|a) .{5,400}" + WROTE + "\\b.{0,80}:"
            + "|.{3,300}[<\\[(][^\\s<>@]{1,64}@[^\\s<>@]{1,100}[>\\])].{0,60}" + WROTE + ".{0,80}:"
            + "|.{0,60}\\b(?:19|20)\\d\\d\\b.{3,200}" + WROTE + " ?:"
            + "|.{3,80} " + WROTE + " ?:"
            + "|.{0,20}\\d{4}年.{3,200}(?:写道|寫道|:)"
            + "|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.{0,120}<\\s?[^\\s<>@]{1,64}@[^\\s<>@]{1,100}>.{0,20}:"
            + ")$");
    /** A day, a time or an address: together with a colon at its end and a quote below, that is enough. */
    private static final Pattern NAMES_SOMETHING = Pattern.compile(
            "\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2}[:.h]\\d\\d\\b|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\S@\\S|年.{1,8}月");
    /** How the first of several lines begins; else the line before them, the author's own, would go with them. */
    private static final Pattern OPENS =
            Pattern.compile("(?iu)^\\W{0,3}(?:on|am|le|el|il|op|em|den|dnia|w dniu|på|в|dne|în)\\b.*|.*(?:"
                    + NAMES_SOMETHING.pattern() + ").*");

    private static final Pattern REST_OF_ADDRESS = Pattern.compile("^[^<>\\s]{0,100}>\\s?.{0,60}:$");

    private Attribution() {}

    /**
     * How many lines the attribution that begins here has; 0 if none does.
     *
     * @param lines stripped
     */
    static int length(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (int n = 1; n <= MAX_LINES && at + n <= lines.size(); n++) {
            String line = lines.get(at + n - 1);
            boolean inAddress = joined.lastIndexOf("<") > joined.lastIndexOf(">");
            boolean quote = line.startsWith(">")
                    && !(inAddress && REST_OF_ADDRESS.matcher(line).matches());
            if (line.isEmpty() || quote || joined.length() + line.length() > MAX_LENGTH) {
                return 0;
            }
            joined.append(n == 1 ? "" : " ").append(line);
            if (line.endsWith(":") || line.endsWith("：")) {
                String text = joined.toString().replace('：', ':');
                if (n > 1 && !OPENS.matcher(lines.get(at)).matches()) {
                    return 0;
                }
                boolean certain = CERTAIN.matcher(text).matches();
                boolean likely = NAMES_SOMETHING.matcher(text).find() && isFollowedByQuote(lines, at + n);
                return certain || likely ? n : 0;
            }
        }
        return 0;
    }

    /** Whether the next written line is marked as quoted. */
    static boolean isFollowedByQuote(List<String> lines, int from) {
        for (int i = from; i < lines.size() && i < from + 3; i++) {
            if (!lines.get(i).isEmpty()) {
                return lines.get(i).startsWith(">");
            }
        }
        return false;
    }
}
