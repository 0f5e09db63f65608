package dev.outbound.channels.inbound;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day somebody says they are back. */
final class ReturnDate {

    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "ene", "gen", "янв"),
            List.of("feb", "fév", "fev", "фев"),
            List.of("mar", "mär", "mrz", "maa", "мар"),
            List.of("apr", "avr", "abr", "апр"),
            List.of("may", "mai", "mei", "mag", "ма"),
            List.of("jun", "juin", "giu", "июн"),
            List.of("jul", "juil", "lug", "июл"),
            List.of("aug", "aoû", "aou", "ago", "авг"),
            List.of("sep", "set", "сен"),
            List.of("oct", "okt", "ott", "out", "окт"),
            List.of("nov", "ноя"),
            List.of("dec", "dez", "déc", "dic", "дек"));

    private static final String BACK =
            "(?:until|till|through|return\\w*|back|by|bis|zurück|wieder|ab|jusqu\\W?au?|retour\\w*"
                    + "|hasta|regres\\w*|vuel\\w*|fino al|rientr\\w*|até|tot|terug|to)";
    private static final String NEAR = "[^\\n.!?0-9]{0,40}?";
    private static final Pattern ISO =
            Pattern.compile("(?iu)\\b" + BACK + "\\b" + NEAR + "(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern NUMBERS =
            Pattern.compile("(?iu)\\b" + BACK + "\\b" + NEAR + "(\\d{1,2})([./])(\\d{1,2})\\2?(\\d{4}|\\d{2})?\\b");
    private static final Pattern DAY_MONTH = Pattern.compile("(?iu)\\b" + BACK + "\\b" + NEAR
            + "(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?(?: (?:of|de))? (\\p{L}{3,10})\\.?,?(?: (?:de )?(\\d{4}))?");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?iu)\\b" + BACK + "\\b" + NEAR + "\\b(\\p{L}{3,10})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b");

    private ReturnDate() {}

    /** The latest day the text gives as the end of an absence, if it lies within a year; empty if it is ambiguous. */
    static Optional<LocalDate> in(String text, LocalDate today) {
        String start = text.length() > 5_000 ? text.substring(0, 5_000) : text;
        var dates = new ArrayList<LocalDate>();
        for (Matcher m = ISO.matcher(start); m.find(); ) {
            add(dates, m.group(1), Integer.parseInt(m.group(2)), m.group(3), today);
        }
        for (Matcher m = NUMBERS.matcher(start); m.find(); ) {
            numbers(dates, m, today);
        }
        for (Matcher m = DAY_MONTH.matcher(start); m.find(); ) {
            add(dates, m.group(3), month(m.group(2)), m.group(1), today);
        }
        for (Matcher m = MONTH_DAY.matcher(start); m.find(); ) {
            add(dates, m.group(3), month(m.group(1)), m.group(2), today);
        }
        return dates.stream()
                .filter(date -> !date.isBefore(today) && date.isBefore(today.plusYears(1)))
                .max(LocalDate::compareTo);
    }

    /** With dots the day comes first; with slashes only numbers above twelve tell. */
    private static void numbers(List<LocalDate> dates, Matcher m, LocalDate today) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(3));
        if (m.group(2).equals(".") || first > 12 || first == second) {
            add(dates, m.group(4), second, m.group(1), today);
        } else if (second > 12) {
            add(dates, m.group(4), first, m.group(3), today);
        }
    }

    private static void add(List<LocalDate> dates, @Nullable String year, int month, String day, LocalDate today) {
        try {
            int dayOfMonth = Integer.parseInt(day);
            if (year != null) {
                int number = Integer.parseInt(year);
                dates.add(LocalDate.of(number < 100 ? 2000 + number : number, month, dayOfMonth));
                return;
            }
            LocalDate thisYear = LocalDate.of(today.getYear(), month, dayOfMonth);
            dates.add(thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear);
        } catch (DateTimeException noDate) {
            // Numbers that are no date.
        }
    }

    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(lower::startsWith)) {
                return i + 1;
            }
        }
        return 0;
    }
}
