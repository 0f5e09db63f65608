package dev.outbound.channels.email;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Everything that java.util.logging has to say, on the standard error stream. */
final class Loudness {

    private static final Logger ROOT = Logger.getLogger("");

    private Loudness() {}

    static void ofEverythingInJavaUtilLogging() {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.ALL);
    }
}
