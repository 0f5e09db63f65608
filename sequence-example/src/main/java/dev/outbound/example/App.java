package dev.outbound.example;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.SequenceEngine;
import dev.outbound.channels.email.SmtpSender;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.mailbox.MailServer;
import dev.outbound.example.phone.TextPoll;
import dev.outbound.example.web.WebServer;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

/** The running app. What was started first is stopped last. */
public final class App implements AutoCloseable {

    private final HikariDataSource database;
    private final Injector injector;

    private App(AppConfig config, Clock clock) {
        database = new HikariDataSource(pool(config.database()));
        injector = Guice.createInjector(Stage.DEVELOPMENT, new ExampleModule(config, database, clock));
    }

    /** Starts everything; on an exception nothing is left running that would keep the process alive. */
    public static App start(AppConfig config) {
        return start(config, Clock.systemUTC());
    }

    /** As {@link #start(AppConfig)}, on another clock. The engine does nothing by itself until it is started too. */
    public static App start(AppConfig config, Clock clock) {
        return start(config, clock, app -> {});
    }

    /**
     * As {@link #start(AppConfig, Clock)}.
     *
     * @param first what is done before the pages can be reached
     */
    public static App start(AppConfig config, Clock clock, Consumer<App> first) {
        var app = new App(config, clock);
        try {
            first.accept(app);
            if (config.mail().smtp().isEmpty()) {
                app.get(MailServer.class);
            }
            app.get(WebServer.class);
        } catch (RuntimeException notStarted) {
            app.database.close();
            throw notStarted;
        }
        return app;
    }

    /** A part of the app. */
    public <T> T get(Class<T> part) {
        return injector.getInstance(part);
    }

    public URI url() {
        return get(WebServer.class).url();
    }

    @Override
    public void close() {
        get(TextPoll.class).close();
        get(SequenceEngine.class).close();
        get(WebServer.class).close();
        get(SmtpSender.class).close();
        get(TwilioSimulator.class).close();
        if (get(AppConfig.class).mail().smtp().isEmpty()) {
            get(MailServer.class).close();
        }
        database.close();
    }

    private static HikariConfig pool(AppConfig.Database database) {
        var pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password().value());
        return pool;
    }
}
