package dev.outbound.example.demo;

import java.io.PrintStream;

/** A bar that fills on one line of a terminal. */
final class ProgressBar {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final String label;
    private int shown = -1;

    ProgressBar(PrintStream out, String label) {
        this.out = out;
        this.label = label;
    }

    void show(int done, int all) {
        if (all == 0 || done == shown) {
            return;
        }
        shown = done;
        int filled = (int) ((long) WIDTH * done / all);
        out.print("\r" + label + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + all);
        out.flush();
    }

    void end() {
        if (shown >= 0) {
            out.println();
        }
    }
}
