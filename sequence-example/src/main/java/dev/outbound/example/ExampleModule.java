package dev.outbound.example;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.channels.twilio.TwilioWebhooks;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.contact.Contacts;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.crm.CrmContacts;
import dev.outbound.example.crm.CsvImport;
import dev.outbound.example.crm.People;
import dev.outbound.example.crm.PeoplePages;
import dev.outbound.example.engine.EngineModule;
import dev.outbound.example.mailbox.MailServer;
import dev.outbound.example.mailbox.Mailbox;
import dev.outbound.example.mailbox.MailboxPages;
import dev.outbound.example.pages.ReviewPages;
import dev.outbound.example.pages.SequencePages;
import dev.outbound.example.pages.UnsubscribePages;
import dev.outbound.example.phone.PhoneLog;
import dev.outbound.example.phone.PhonePages;
import dev.outbound.example.phone.TwilioRoutes;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import dev.outbound.example.web.Routes;
import dev.outbound.example.web.WebServer;
import dev.outbound.store.Ids;
import dev.outbound.workspace.Workspaces;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How the parts of the app are put together. */
public final class ExampleModule extends AbstractModule {

    private final AppConfig config;
    private final DataSource database;
    private final Clock clock;

    public ExampleModule(AppConfig config, DataSource database, Clock clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(AppConfig.class).toInstance(config);
        bind(DataSource.class).toInstance(database);
        bind(Clock.class).toInstance(clock);
        install(new EngineModule(publicUrl(), localUrl()));
    }

    @Provides
    @Singleton
    Ids ids(Clock clock) {
        return new Ids(clock, new SecureRandom());
    }

    @Provides
    @Singleton
    People people() {
        return People.in(database);
    }

    @Provides
    @Singleton
    CsvImport csvImport(People people, Ids ids) {
        return new CsvImport(people, ids, config.tenant().settings().numbers().countryCode());
    }

    @Provides
    @Singleton
    Contacts contacts(People people) {
        return new CrmContacts(config.tenant().settings().id(), people);
    }

    @Provides
    @Singleton
    Workspaces workspaces() {
        return Workspaces.fixed(config.tenant().settings());
    }

    @Provides
    @Singleton
    Mailbox mailbox() throws IOException {
        return Mailbox.in(config.data().resolve("mailbox"));
    }

    @Provides
    @Singleton
    MailServer mailServer(Mailbox mailbox) {
        return MailServer.start(mailbox, config.mail().mailboxPort());
    }

    @Provides
    @Singleton
    PhonePages phonePages(PhoneLog log, TwilioSimulator simulator) {
        return new PhonePages(log, simulator, localUrl().resolve("/twilio/text"));
    }

    @Provides
    @Singleton
    TwilioRoutes twilioRoutes(SequenceEngine engine, TwilioWebhooks webhooks) {
        return new TwilioRoutes(engine, webhooks, config.tenant().settings().id());
    }

    @Provides
    @Singleton
    Routes routes(
            People people,
            CsvImport csvImport,
            Mailbox mailbox,
            PhonePages phone,
            TwilioRoutes twilio,
            SequenceEngine engine,
            Provider<Workspace> workspace) {
        return new Routes(Stream.of(
                        List.of(Route.get("/health", call -> Reply.text(200, "ok"))),
                        new PeoplePages(people, csvImport).routes(),
                        new MailboxPages(mailbox).routes(),
                        phone.routes(),
                        twilio.routes(),
                        new SequencePages(workspace, people).routes(),
                        new ReviewPages(workspace).routes(),
                        new UnsubscribePages(engine).routes())
                .flatMap(List::stream)
                .toList());
    }

    @Provides
    @Singleton
    WebServer webServer(Routes routes) throws IOException {
        return WebServer.start(
                config.listen().bind(), config.listen().port(), config.data().resolve("uploads"), routes);
    }

    /** What links in mail begin with: as configured, or the address the pages are at. */
    private URI publicUrl() {
        return config.listen().publicUrl().orElseGet(this::localUrl);
    }

    private URI localUrl() {
        return URI.create("http://127.0.0.1:" + config.listen().port());
    }
}
