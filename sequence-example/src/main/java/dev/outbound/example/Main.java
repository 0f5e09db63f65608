package dev.outbound.example;

import com.google.common.base.Throwables;
import dev.outbound.SequenceEngine;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.config.ConfigException;
import dev.outbound.example.crm.CsvImport;
import dev.outbound.example.crm.People;
import dev.outbound.example.crm.SamplePeople;
import dev.outbound.example.demo.DemoRun;
import dev.outbound.example.phone.TextPoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line: {@code serve}, or nothing, runs the app until the process is told to end; {@code demo} runs one sequence
 * from import to end on a simulated clock, in a fresh folder or in the one that is named.
 */
public final class Main {

    private static final int WRONG_USE = 2;
    private static final Duration TICK = Duration.ofSeconds(5);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        List<String> words = List.of(arguments);
        boolean isDemo = !words.isEmpty() && words.get(0).equals("demo") && words.size() <= 2;
        if (!words.isEmpty() && !words.equals(List.of("serve")) && !isDemo) {
            stop("There is no command \"" + String.join(" ", words) + "\". Use: serve, or: demo [folder]");
        }
        try {
            if (isDemo) {
                System.exit(DemoRun.run(words.stream().skip(1).findFirst().map(Path::of), System.out));
            }
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

    /** An app nobody has put people into gets the invented ones. */
    private static void loadPeople(App app) {
        if (app.get(People.class).count() > 0) {
            return;
        }
        try {
            String summary = SamplePeople.load(app.get(CsvImport.class)).summary();
            LoggerFactory.getLogger(Main.class).info("The first start: {}", summary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve() throws InterruptedException {
        Logger log = LoggerFactory.getLogger(Main.class);
        AppConfig config = AppConfig.load();
        App app = App.start(config, Clock.systemUTC(), Main::loadPeople);
        app.get(TwilioSimulator.class).deliveringInBackground();
        app.get(SequenceEngine.class).start(TICK);
        app.get(TextPoll.class).start();
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
