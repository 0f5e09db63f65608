package dev.outbound.example.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.Secret;
import dev.outbound.channels.email.SmtpSender;
import dev.outbound.channels.email.SmtpSettings;
import dev.outbound.contact.Contacts;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.mailbox.MailServer;
import dev.outbound.example.phone.PhoneLog;
import dev.outbound.jdbc.JdbcStorage;
import dev.outbound.jdbc.SequenceSchema;
import dev.outbound.storage.Storage;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Numbers;
import dev.outbound.workspace.WorkspaceSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** How the engine is embedded: storage, the CRM, mail, and a recorder in place of a phone provider. */
public final class EngineModule extends AbstractModule {

    private static final PhoneNumber NUMBER = PhoneNumber.of("+12125550100");

    private final URI publicUrl;

    /**
     * The engine of an app.
     *
     * @param publicUrl what links in mail begin with
     */
    public EngineModule(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Provides
    @Singleton
    Storage storage(DataSource database) {
        SequenceSchema.migrate(database);
        return JdbcStorage.on(database);
    }

    @Provides
    @Singleton
    PhoneLog phoneLog(AppConfig config) {
        return new PhoneLog(config.data().resolve("phone.log"));
    }

    @Provides
    @Singleton
    SmtpSender smtpSender(AppConfig config, Provider<MailServer> mailbox) {
        return new SmtpSender(config.mail()
                .smtp()
                .map(EngineModule::smtp)
                .orElseGet(() -> SmtpSettings.local(mailbox.get().port())));
    }

    @Provides
    @Singleton
    SequenceEngine engine(
            AppConfig config, Storage storage, Contacts contacts, SmtpSender mail, PhoneLog phone, Clock clock) {
        return SequenceEngine.builder()
                .storage(storage)
                .contacts(contacts)
                .workspace(settings(config))
                .unsubscribe(
                        publicUrl.resolve("/u/"),
                        config.tenant().unsubscribeSecret().value().getBytes(StandardCharsets.UTF_8))
                .email(mail)
                .sms(phone::text)
                .voice(phone::call)
                .clock(clock)
                .build();
    }

    @Provides
    Workspace workspace(SequenceEngine engine, AppConfig config) {
        return engine.workspace(config.tenant().settings().id(), Actor.user("you"));
    }

    /** The tenant's settings with a number for the recorder, so that texts and calls can be tried. */
    private static WorkspaceSettings settings(AppConfig config) {
        return config.tenant().settings().withNumbers(new Numbers(Optional.of(NUMBER), Optional.of(NUMBER), "1"));
    }

    private static SmtpSettings smtp(AppConfig.Smtp smtp) {
        Optional<SmtpSettings.Login> login = smtp.user().isEmpty()
                ? Optional.empty()
                : Optional.of(new SmtpSettings.Login(
                        smtp.user(), new Secret(smtp.password().value())));
        SmtpSettings.Tls tls = switch (smtp.tls()) {
            case NONE -> SmtpSettings.Tls.NONE_FOR_LOCALHOST_ONLY;
            case STARTTLS -> SmtpSettings.Tls.STARTTLS_REQUIRED;
            case TLS -> SmtpSettings.Tls.IMPLICIT;
        };
        return SmtpSettings.of(smtp.host(), smtp.port(), login).withTls(tls);
    }
}
