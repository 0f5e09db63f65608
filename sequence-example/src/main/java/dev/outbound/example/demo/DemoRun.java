package dev.outbound.example.demo;

import dev.outbound.example.App;
import dev.outbound.example.config.AppConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The command {@code demo}: a fresh folder unless one is named; a named one is gone on with. */
public final class DemoRun {

    private DemoRun() {}

    /**
     * Runs the demo.
     *
     * @return the exit code: 0 if what arrived is what the database says
     */
    public static int run(Optional<Path> folder, PrintStream out) throws IOException {
        Path data = folder.isPresent() ? folder.get() : Files.createTempDirectory("outbound-demo");
        Files.createDirectories(data);
        long began = System.nanoTime();
        AppConfig config =
                AppConfig.of(Optional.empty(), Map.of("OUTBOUND_FOLDER", data.toString(), "OUTBOUND_PORT", port(data)));
        DemoClock clock = new DemoClock(data.resolve("clock"));
        try (App app = App.start(config, clock)) {
            out.println("The demo keeps its data in " + data);
            boolean agrees = new Demo(app, clock, out).run();
            out.printf("It took %.1f s%n", (System.nanoTime() - began) / 1e9);
            return agrees ? 0 : 1;
        }
    }

    /** A free port, kept in the folder: the links in mails that went out before a crash lead there. */
    private static String port(Path data) throws IOException {
        Path file = data.resolve("port");
        if (!Files.exists(file)) {
            try (ServerSocket socket = new ServerSocket(0)) {
                Files.writeString(file, Integer.toString(socket.getLocalPort()));
            }
        }
        return Files.readString(file);
    }
}
