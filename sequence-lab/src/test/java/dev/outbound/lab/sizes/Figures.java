package dev.outbound.lab.sizes;

import java.util.Locale;

/** What was measured, printed so that it can be taken over into SIZES.md. */
final class Figures {

    private Figures() {}

    @SuppressWarnings("SystemOut")
    static void print(String what, long size, String measured) {
        System.out.println(String.format(Locale.ROOT, "| %s | %,d | %s | load %.1f |", what, size, measured, load()));
    }

    static String of(Child.Said said) {
        return String.format(Locale.ROOT, "%.1f s, %.1f s of CPU", said.seconds(), said.cpuSeconds());
    }

    /** How busy the machine was: wall times above that of its cores say little. */
    private static double load() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
