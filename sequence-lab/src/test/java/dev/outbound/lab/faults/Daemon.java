package dev.outbound.lab.faults;

/** Threads that end with the process. */
final class Daemon {

    private Daemon() {}

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
