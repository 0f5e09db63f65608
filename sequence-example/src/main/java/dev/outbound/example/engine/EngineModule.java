package dev.outbound.example.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.Secret;
import dev.outbound.channels.email.DkimKeys;
import dev.outbound.channels.email.SmtpSender;
import dev.outbound.channels.email.SmtpSettings;
import dev.outbound.channels.twilio.Twilio;
import dev.outbound.channels.twilio.TwilioSettings;
import dev.outbound.channels.twilio.TwilioWebhooks;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.contact.Contacts;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.config.TwilioConfig;
import dev.outbound.example.mailbox.MailServer;
import dev.outbound.example.phone.PhoneLog;
import dev.outbound.example.phone.TextPoll;
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

/** How the engine is embedded: storage, the CRM, mail, and texts and calls by Twilio or a simulator of it. */
public final class EngineModule extends AbstractModule {

    private static final PhoneNumber NUMBER = PhoneNumber.of("+12125550100");
    /** The account at the simulator; it is the only one there. */
    private static final String ACCOUNT = "AC00000000000000000000000000000000";

    private static final Secret TOKEN = new Secret("the token of the simulated account");

    private final URI publicUrl;
    private final URI localUrl;

    /**
     * The engine of an app.
     *
     * @param publicUrl what links in mail begin with
     * @param localUrl where this machine reaches the pages
     */
    public EngineModule(URI publicUrl, URI localUrl) {
        this.publicUrl = publicUrl;
        this.localUrl = localUrl;
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
    TwilioSimulator twilioSimulator(PhoneLog log, Clock clock) {
        return TwilioSimulator.start(ACCOUNT, TOKEN.value(), log, clock);
    }

    @Provides
    @Singleton
    Twilio twilio(AppConfig config, Provider<TwilioSimulator> simulator, Clock clock) {
        // The secret also signs unsubscribe links; what is signed begins otherwise, so neither is good for the other.
        var secret = new Secret(config.tenant().unsubscribeSecret().value());
        TwilioSettings settings = config.twilio()
                .map(real -> TwilioSettings.of(account(real), new TwilioSettings.Callbacks(real.webhooks(), secret)))
                .orElseGet(() -> TwilioSettings.of(
                                TwilioSettings.Account.of(ACCOUNT, TOKEN),
                                new TwilioSettings.Callbacks(localUrl.resolve("/twilio/"), secret))
                        .withApi(simulator.get().url()));
        return new Twilio(settings, clock);
    }

    private static TwilioSettings.Account account(TwilioConfig real) {
        return new TwilioSettings.Account(
                real.account(),
                new Secret(real.token().value()),
                Optional.empty(),
                real.key()
                        .map(key -> new TwilioSettings.ApiKey(
                                key.sid(), new Secret(key.secret().value()))));
    }

    @Provides
    @Singleton
    TwilioWebhooks twilioWebhooks(Twilio twilio, Storage storage) {
        return twilio.webhooks(storage);
    }

    @Provides
    @Singleton
    SmtpSender smtpSender(AppConfig config, Provider<MailServer> mailbox) {
        SmtpSettings relay = config.mail()
                .smtp()
                .map(EngineModule::smtp)
                .orElseGet(() -> SmtpSettings.local(mailbox.get().port()));
        DkimKeys keys = config.mail().dkim().map(DkimKeys::of).orElse(DkimKeys.NONE);
        return new SmtpSender(relay, Clock.systemUTC(), keys);
    }

    @Provides
    @Singleton
    SequenceEngine engine(
            AppConfig config, Storage storage, Contacts contacts, SmtpSender mail, Twilio twilio, Clock clock) {
        return SequenceEngine.builder()
                .storage(storage)
                .contacts(contacts)
                .workspace(settings(config))
                .unsubscribe(
                        publicUrl.resolve("/u/"),
                        config.tenant().unsubscribeSecret().value().getBytes(StandardCharsets.UTF_8))
                .email(mail)
                .sms(twilio.texts())
                .voice(twilio.calls())
                .clock(clock)
                .build();
    }

    @Provides
    @Singleton
    TextPoll textPoll(AppConfig config, Twilio twilio, SequenceEngine engine, Clock clock) {
        WorkspaceSettings settings = settings(config);
        var line = new TextPoll.Line(settings.id(), settings.numbers().sms().orElse(NUMBER));
        return new TextPoll(twilio.inbox(), engine, line, config.data().resolve("texts.read"), clock);
    }

    @Provides
    Workspace workspace(SequenceEngine engine, AppConfig config) {
        return engine.workspace(config.tenant().settings().id(), Actor.user("you"));
    }

    /** The tenant's settings with its numbers, or one at the simulator, so that texts and calls can be tried. */
    private static WorkspaceSettings settings(AppConfig config) {
        Numbers numbers = config.twilio()
                .map(TwilioConfig::numbers)
                .orElseGet(() -> new Numbers(Optional.of(NUMBER), Optional.of(NUMBER), "1"));
        return config.tenant().settings().withNumbers(numbers);
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
