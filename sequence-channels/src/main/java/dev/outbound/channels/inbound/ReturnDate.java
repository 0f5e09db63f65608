package dev.outbound.channels.inbound;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The day somebody says they are back, in the languages automatic replies come in. */
final class ReturnDate {

    private static final int LOOKED_AT = 5_000;
    private static final int NEAR = 50;
    /** How far ahead a day must not lie if another reading of the same numbers is nearer. */
    private static final int LIKELY_DAYS = 90;

    private static final String ENGLISH = "until|till|til|through|thru|return\\p{L}*|back";
    private static final String OTHERS =
            "bis|zurück|wieder|erreichbar|jusqu['’]?(?:au?|en)?|retour|revien\\p{L}*|reviendrai|rentr\\p{L}*"
                    + "|hasta|regres\\p{L}*|vuelv\\p{L}*|volver\\p{L}*|vuelta|reincorpor\\p{L}*|fino|rientr\\p{L}*|torn\\p{L}*|ritorn\\p{L}*"
                    + "|até|regress\\p{L}*|volt\\p{L}*|retorn\\p{L}*|tot|terug\\p{L}*|weer|tillbaka|åter|tilbage|tilbake|retur|palaan|takaisin|paluu\\p{L}*"
                    + "|wracam|wrócę|wroce|powr[oó]\\p{L}*|вернусь|верн[её]мся|возвр\\p{L}*|буду";
    /** Words that mean it only directly before the day. */
    private static final String SHORT =
            "to|by|from|ab|au|al|a|à|ao|do|до|по|с|til|till|t/m|vanaf|dal|desde el|à partir du|od";

    private static final String FILLED = "(?:[^\\n.!?]|\\b\\p{L}{2,4}\\.){0,40}";

    private static final Pattern BEFORE = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?:" + ENGLISH + "|" + OTHERS + ")(?!\\p{L})" + FILLED + "|(?:" + SHORT
                    + ")\\s+(?:(?:the|dem|den|le|el|il|o|dia)\\s+)?(?:\\p{L}{2,12}[.,]?\\s+)?(?:the |den |dem )?|[-–—~〜～]\\s*)$");
    private static final Pattern FOREIGN = Pattern.compile("(?iu)(?<!\\p{L})(?:" + OTHERS + "|au|al|ao)(?!\\p{L})");
    private static final Pattern AFTER = Pattern.compile(
            "(?iu)^(?:[^\\n.!?0-9]{0,40}?(?<!\\p{L})(?:back|return\\p{L}*|wieder|zurück|retour|terug|tillbaka|tilbage|tilbake|asti|saakka|vuelta)(?!\\p{L})"
                    + "|[^\\n。0-9]{0,12}?(?:まで|以降|から|より|戻|復帰|返回|回来|回來|之前|까지|이후|부터|복귀))");
    private static final Pattern RANGE = Pattern.compile("\\d[^\\n]{0,3}[-–—] ?\\d{1,2}\\D");

    private ReturnDate() {}

    /** The latest day the text gives as the end of an absence, if it lies within a year; empty if it is ambiguous. */
    static Optional<LocalDate> in(String text, LocalDate today) {
        String start = (text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text)
                .replaceAll("(?<!\\n)\\n(?!\\n)", " ")
                .replace('\u00a0', ' ')
                .replaceAll(" {2,}", " ");
        List<WrittenDate> dates = WrittenDate.in(start, today);
        return dates.stream()
                .filter(date -> isReturn(start, date))
                .flatMap(date -> reading(start, date, today).stream())
                .filter(date -> !date.isBefore(today) && date.isBefore(today.plusYears(1)))
                .max(LocalDate::compareTo);
    }

    private static boolean isReturn(String text, WrittenDate date) {
        String before = text.substring(Math.max(0, date.start() - NEAR), date.start());
        String itself = text.substring(date.start(), Math.min(text.length(), date.end() + 1));
        String after = text.substring(date.end(), Math.min(text.length(), date.end() + NEAR));
        return BEFORE.matcher(before).find()
                || AFTER.matcher(after).find()
                || RANGE.matcher(itself).find();
    }

    /** Which of two days is meant: the one that is near if the other is not, or as the rest of the text writes its days. */
    private static Optional<LocalDate> reading(String text, WrittenDate date, LocalDate today) {
        Set<LocalDate> likely = date.readings().stream()
                .filter(day -> !day.isBefore(today) && !day.isAfter(today.plusDays(LIKELY_DAYS)))
                .collect(Collectors.toSet());
        Set<LocalDate> possible = likely.isEmpty() ? date.readings() : likely;
        if (possible.size() == 1) {
            return possible.stream().findFirst();
        }
        String before = text.substring(Math.max(0, date.start() - NEAR), date.start());
        Optional<Boolean> dayFirst = WrittenDate.dayComesFirst(text)
                .or(() -> FOREIGN.matcher(before).find() ? Optional.of(true) : Optional.empty());
        String written = text.substring(date.start(), date.end());
        return dayFirst.flatMap(first -> {
            int number = Integer.parseInt(written.split("\\D", 2)[0]);
            return possible.stream()
                    .filter(day -> (first ? day.getDayOfMonth() : day.getMonthValue()) == number)
                    .findFirst();
        });
    }
}
