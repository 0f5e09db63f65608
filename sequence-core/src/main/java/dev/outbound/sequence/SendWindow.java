package dev.outbound.sequence;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.Locale;

/**
 * The local hours in which a step may be sent: minutes of the day, half open {@code [start, end)}, {@code 1440} being
 * midnight at the end of the day. At least 15 minutes long; a window over midnight is refused, so that every step has one
 * date.
 */
public record SendWindow(int startMinute, int endMinute) {

    public static final int DAY = 1_440;
    private static final int SHORTEST = 15;

    /** 09:00 to 17:00, the window of a new step. */
    public static final SendWindow OFFICE_HOURS = new SendWindow(9 * 60, 17 * 60);

    public SendWindow {
        if (startMinute < 0 || endMinute > DAY || endMinute - startMinute < SHORTEST) {
            throw new SequenceException(
                    ErrorCode.WINDOW_INVALID,
                    "send window " + text(startMinute) + "–" + text(endMinute)
                            + ": must start before it ends, on one day, and be at least " + SHORTEST + " minutes long");
        }
    }

    /** Reads {@code "09:00"}, {@code "17:00"}; {@code "24:00"} is allowed as the end. */
    public static SendWindow of(String start, String end) {
        return new SendWindow(minute(start), minute(end));
    }

    @Override
    public String toString() {
        return text(startMinute) + "–" + text(endMinute);
    }

    private static int minute(String text) {
        if (!text.matches("[0-2]?[0-9]:[0-5][0-9]")) {
            throw new SequenceException(ErrorCode.WINDOW_INVALID, "send window time " + text + ": must be like 09:00");
        }
        int colon = text.indexOf(':');
        return Integer.parseInt(text.substring(0, colon)) * 60 + Integer.parseInt(text.substring(colon + 1));
    }

    private static String text(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", Math.floorDiv(minute, 60), Math.floorMod(minute, 60));
    }
}
