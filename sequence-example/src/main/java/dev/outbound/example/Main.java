package dev.outbound.example;

import com.google.common.base.Throwables;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.config.ConfigException;
import java.net.BindException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command line: {@code serve}, or nothing, runs the app until the process is told to end. */
public final class Main {

    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        String command = arguments.length == 0 ? "serve" : String.join(" ", List.of(arguments));
        if (!command.equals("serve")) {
            stop("There is no command \"" + command + "\". Use: serve");
        }
        try {
            serve();
        } catch (ConfigException wrong) {
            stop(String.valueOf(wrong.getMessage()));
        } catch (RuntimeException notStarted) {
            if (Throwables.getRootCause(notStarted) instanceof BindException) {
                stop("outbound.port and outbound.mailbox.port: another program uses the port already; set another one");
            }
            LoggerFactory.getLogger(Main.class).error("The app did not start", notStarted);
            System.exit(1);
        }
    }

    private static void serve() throws InterruptedException {
        Logger log = LoggerFactory.getLogger(Main.class);
        AppConfig config = AppConfig.load();
        App app = App.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
        if (!config.listen().bind().isLoopbackAddress()) {
            log.warn("The pages have no login and can be reached from other machines at {}", app.url());
        }
        log.info("The app is at {} and keeps its data in {}", app.url(), config.data());
        Thread.currentThread().join();
    }

    private static void stop(String line) {
        System.err.println(line);
        System.exit(WRONG_USE);
    }
}
