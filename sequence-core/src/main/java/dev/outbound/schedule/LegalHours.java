package dev.outbound.schedule;

import dev.outbound.address.Channel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The hours no setting may widen, in the contact's local time: texts 08:00–21:00 every day (47 CFR 64.1200(c)(1)), calls
 * Monday to Friday 09:00–18:00. Mail has none.
 */
record LegalHours(int startMinute, int endMinute, boolean weekdaysOnly, SendRule rule) {

    private static final Optional<LegalHours> SMS =
            Optional.of(new LegalHours(8 * 60, 21 * 60, false, SendRule.SMS_HOURS));
    private static final Optional<LegalHours> VOICE =
            Optional.of(new LegalHours(9 * 60, 18 * 60, true, SendRule.VOICE_HOURS));

    static Optional<LegalHours> of(Channel channel) {
        return switch (channel) {
            case EMAIL -> Optional.empty();
            case SMS -> SMS;
            case VOICE -> VOICE;
        };
    }

    boolean allows(LocalDate date) {
        return !weekdaysOnly || !isWeekend(date);
    }

    static boolean isWeekend(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
