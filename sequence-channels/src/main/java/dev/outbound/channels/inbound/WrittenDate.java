package dev.outbound.channels.inbound;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day in a text.
 *
 * @param start where it begins in the text
 * @param end where what follows it begins
 * @param readings the days it can mean: two if nothing tells day from month
 */
record WrittenDate(int start, int end, Set<LocalDate> readings) {

    private static final int MAX = 50;

    private static final Map<Integer, List<String>> MONTHS = Map.ofEntries(
            Map.entry(1, List.of("jan", "ene", "gen", "sty", "янв", "tammi", "led", "ян")),
            Map.entry(2, List.of("feb", "fév", "fev", "lut", "фев", "helmi", "úno")),
            Map.entry(3, List.of("mar", "mär", "mrz", "maa", "мар", "maalis", "bře")),
            Map.entry(4, List.of("apr", "avr", "abr", "kwi", "апр", "huhti", "dub")),
            Map.entry(5, List.of("may", "mai", "mei", "mag", "maj", "мая", "май", "touko", "kvě")),
            Map.entry(6, List.of("jun", "juin", "giu", "cze", "июн", "kesä")),
            Map.entry(7, List.of("jul", "juil", "lug", "lip", "июл", "heinä")),
            Map.entry(8, List.of("aug", "aoû", "aou", "ago", "sie", "авг", "elo", "srp")),
            Map.entry(9, List.of("sep", "set", "wrz", "сен", "syys", "zář")),
            Map.entry(10, List.of("oct", "okt", "ott", "out", "paź", "paz", "окт", "loka", "říj")),
            Map.entry(11, List.of("nov", "lis", "ноя", "marras")),
            Map.entry(12, List.of("dec", "dez", "déc", "dic", "gru", "дек", "joulu", "pro")));

    private static final String YEAR = "((?:19|20)\\d\\d)";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![\\d./-])" + YEAR + "([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d|[-/.]\\d)");
    private static final Pattern EASTERN =
            Pattern.compile("(?:" + YEAR + "\\s?[年년]\\s?)?(?<!\\d)(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일号號]");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\d./-])(?:\\d{1,2}\\.(?:\\d{1,2}\\.?)? ?[-–—] ?)?(\\d{1,2})([./-]) ?(\\d{1,2})(?:\\2 ?((?:19|20)\\d\\d|\\d\\d)(?!\\d)|\\.?)(?![\\d/]|[-.:]\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?iu)(?<![\\d:.,/-]|\\d )(?:\\d{1,2}\\.? ?[-–—] ?)?(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª|°|-?го|e)? ?(?:of |de |d['’])?(\\p{L}{3,12})\\.?(?:,? (?:de |del )?"
                    + YEAR + ")?");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?iu)\\b(\\p{L}{3,12})\\.? (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)? ?[-–—] ?)?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|[./-]\\d)(?:,? "
                    + YEAR + ")?");

    WrittenDate {
        readings = Set.copyOf(readings);
    }

    /** The days in a text, in its order. A day without a year is the next such day. */
    static List<WrittenDate> in(String text, LocalDate today) {
        var found = new ArrayList<WrittenDate>();
        each(YEAR_FIRST, text, m -> found(m, date(m.group(1), m.group(3), m.group(4), today)), found);
        each(EASTERN, text, m -> found(m, date(m.group(1), m.group(2), m.group(3), today)), found);
        each(NUMBERS, text, m -> numbers(m, today), found);
        each(DAY_MONTH, text, m -> found(m, date(m.group(3), month(m.group(2)), m.group(1), today)), found);
        each(MONTH_DAY, text, m -> found(m, date(m.group(3), month(m.group(1)), m.group(2), today)), found);
        found.sort(Comparator.comparingInt(WrittenDate::start));
        return found;
    }

    /** Whether the text writes some date with slashes in a way that tells: {@code true} if the day comes first. */
    static Optional<Boolean> dayComesFirst(String text) {
        Matcher m = NUMBERS.matcher(text);
        while (m.find()) {
            int first = Integer.parseInt(m.group(1));
            int second = Integer.parseInt(m.group(3));
            if (m.group(2).equals("/") && first <= 31 && second <= 31 && (first > 12) != (second > 12)) {
                return Optional.of(first > 12);
            }
        }
        return Optional.empty();
    }

    private interface Reading {
        Optional<WrittenDate> of(Matcher matcher);
    }

    private static void each(Pattern pattern, String text, Reading reading, List<WrittenDate> found) {
        Matcher m = pattern.matcher(text);
        for (int n = 0; n < MAX && m.find(); n++) {
            reading.of(m)
                    .filter(date -> found.stream().noneMatch(date::overlaps))
                    .ifPresent(found::add);
        }
    }

    private boolean overlaps(WrittenDate other) {
        return start < other.end && other.start < end;
    }

    private static Optional<WrittenDate> found(Matcher m, Optional<LocalDate> date) {
        return date.map(day -> new WrittenDate(m.start(), m.end(), Set.of(day)));
    }

    /** With dots the day comes first; else either may. */
    private static Optional<WrittenDate> numbers(Matcher m, LocalDate today) {
        @Nullable String year = m.group(4);
        boolean dots = m.group(2).equals(".");
        if (m.group(2).equals("-") && year == null) {
            return Optional.empty();
        }
        var readings = new LinkedHashSet<LocalDate>();
        date(year, m.group(3), m.group(1), today).ifPresent(readings::add);
        if (!dots) {
            date(year, m.group(1), m.group(3), today).ifPresent(readings::add);
        }
        return readings.isEmpty() ? Optional.empty() : Optional.of(new WrittenDate(m.start(), m.end(), readings));
    }

    private static Optional<LocalDate> date(@Nullable String year, String month, String day, LocalDate today) {
        try {
            int monthOfYear = Integer.parseInt(month);
            int dayOfMonth = Integer.parseInt(day);
            if (year != null) {
                int number = Integer.parseInt(year);
                return Optional.of(LocalDate.of(number < 100 ? 2000 + number : number, monthOfYear, dayOfMonth));
            }
            LocalDate thisYear = LocalDate.of(today.getYear(), monthOfYear, dayOfMonth);
            return Optional.of(thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The number of a month, {@code 0} if the word names none. */
    private static String month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int best = 0;
        int length = 0;
        for (Map.Entry<Integer, List<String>> month : MONTHS.entrySet()) {
            for (String prefix : month.getValue()) {
                if (lower.startsWith(prefix) && prefix.length() > length) {
                    best = month.getKey();
                    length = prefix.length();
                }
            }
        }
        return String.valueOf(best);
    }
}
