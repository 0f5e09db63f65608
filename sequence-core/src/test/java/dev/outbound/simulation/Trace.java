package dev.outbound.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What happened in a run: always as one number, by which two runs are compared, and as text where somebody wants to read
 * it. Writing text is slow, so a run is repeated with it once it has failed.
 */
final class Trace {

    private static final int LAST = 150;

    private final SimClock clock;
    private final boolean inWords;
    private final Deque<String> lines = new ArrayDeque<>();
    private long hash = 0x243f6a8885a308d3L;
    private int depth;
    private int events;

    Trace(SimClock clock, boolean inWords) {
        this.clock = clock;
        this.inWords = inWords;
    }

    boolean isInWords() {
        return inWords;
    }

    /** One event, told apart by a few numbers. */
    void event(int kind, long detail) {
        long h = hash ^ (kind * 0xff51afd7ed558ccdL + detail) ^ clock.millis();
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash = h ^ (h >>> 29);
        events++;
    }

    /** The same in words; call it only where {@link #isInWords}. */
    void say(String words) {
        if (lines.size() == LAST) {
            lines.removeFirst();
        }
        lines.addLast(clock.instant() + " " + "  ".repeat(depth) + words);
    }

    void deeper() {
        depth++;
    }

    void back() {
        depth--;
    }

    long hash() {
        return hash;
    }

    int events() {
        return events;
    }

    String text() {
        return String.join("\n", lines);
    }
}
