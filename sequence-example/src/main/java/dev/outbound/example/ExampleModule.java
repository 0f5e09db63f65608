package dev.outbound.example;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.outbound.contact.Contacts;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.crm.CrmContacts;
import dev.outbound.example.crm.CsvImport;
import dev.outbound.example.crm.People;
import dev.outbound.example.crm.PeoplePages;
import dev.outbound.example.mailbox.MailServer;
import dev.outbound.example.mailbox.Mailbox;
import dev.outbound.example.mailbox.MailboxPages;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import dev.outbound.example.web.Routes;
import dev.outbound.example.web.WebServer;
import dev.outbound.store.Ids;
import dev.outbound.workspace.Workspaces;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How the parts of the app are put together. */
public final class ExampleModule extends AbstractModule {

    private final AppConfig config;
    private final DataSource database;

    public ExampleModule(AppConfig config, DataSource database) {
        this.config = config;
        this.database = database;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(AppConfig.class).toInstance(config);
        bind(DataSource.class).toInstance(database);
        bind(Clock.class).toInstance(Clock.systemUTC());
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
    Routes routes(People people, CsvImport csvImport, Mailbox mailbox) {
        return new Routes(Stream.of(
                        List.of(Route.get("/health", call -> Reply.text(200, "ok"))),
                        new PeoplePages(people, csvImport).routes(),
                        new MailboxPages(mailbox).routes())
                .flatMap(List::stream)
                .toList());
    }

    @Provides
    @Singleton
    WebServer webServer(Routes routes) throws IOException {
        return WebServer.start(
                config.listen().bind(), config.listen().port(), config.data().resolve("uploads"), routes);
    }
}
