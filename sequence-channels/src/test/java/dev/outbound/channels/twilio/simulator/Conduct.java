package dev.outbound.channels.twilio.simulator;

/** What happens at the other end of a call. */
public enum Conduct {
    LISTENS("in-progress", "human", "completed"),
    /** Listens, and presses 9. */
    PRESSES_9("in-progress", "human", "completed"),
    /** Listens, presses 5, listens again. */
    PRESSES_5("in-progress", "human", "completed"),
    MACHINE("in-progress", "machine_end_beep", "completed"),
    FAX("in-progress", "fax", "completed"),
    BUSY("busy", "", "busy"),
    NO_ANSWER("no-answer", "", "no-answer"),
    FAILED("failed", "", "failed");

    private final String first;
    private final String answeredBy;
    private final String last;

    Conduct(String first, String answeredBy, String last) {
        this.first = first;
        this.answeredBy = answeredBy;
        this.last = last;
    }

    boolean isAnswered() {
        return first.equals("in-progress");
    }

    String answeredBy() {
        return answeredBy;
    }

    String last() {
        return last;
    }

    /** The key that is pressed the first time, or none. */
    String key() {
        return switch (this) {
            case PRESSES_9 -> "9";
            case PRESSES_5 -> "5";
            case LISTENS, MACHINE, FAX, BUSY, NO_ANSWER, FAILED -> "";
        };
    }
}
