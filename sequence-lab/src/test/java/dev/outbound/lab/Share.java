package dev.outbound.lab;

/** How much of a run is done: a little in the build, all of it on demand, by system property. */
public final class Share {

    private Share() {}

    /** The number of that property, or what the build does. */
    public static int of(String property, int inTheBuild) {
        return Integer.getInteger("lab." + property, inTheBuild);
    }

    /** The seed of that run: drawn unless given. Whoever fails prints it. */
    public static long seed() {
        return Long.getLong("lab.seed", System.nanoTime());
    }
}
