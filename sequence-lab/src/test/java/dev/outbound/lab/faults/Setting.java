package dev.outbound.lab.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.EngineBuilder;
import dev.outbound.SequenceEngine;
import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.Secret;
import dev.outbound.channels.email.SmtpSender;
import dev.outbound.channels.email.SmtpSettings;
import dev.outbound.channels.twilio.Twilio;
import dev.outbound.channels.twilio.TwilioSettings;
import dev.outbound.policy.Policy;
import dev.outbound.storage.Storage;
import dev.outbound.workspace.Identity;
import dev.outbound.workspace.Numbers;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How all processes of a run are wired: as a host would, with waits short enough for a test.
 *
 * @param clockFile the time they share
 * @param promise what becomes of what is in doubt
 * @param batch how many touches a node claims at once, and so the most that one crash leaves in doubt
 */
record Setting(String databaseUrl, int relayPort, URI twilioUrl, Path clockFile, int batch, Policy.Promise promise) {

    static final WorkspaceId WORKSPACE = new WorkspaceId("lab");
    static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "lab-token";

    /** After a crash everything has found its end within this time. */
    static final Duration SETTLED = Duration.ofSeconds(90);

    private static final byte[] SECRET = "a secret of thirty-two bytes or more".getBytes(StandardCharsets.US_ASCII);
    private static final int POOL = 6;
    private static final int WRITTEN_AT_ONCE = 100;
    private static final int RELAY_CONNECTIONS = 4;
    private static final int MAILS_EACH = 2;

    /** As program arguments. */
    List<String> arguments() {
        return List.of(
                databaseUrl,
                Integer.toString(relayPort),
                twilioUrl.toString(),
                clockFile.toString(),
                Integer.toString(batch),
                promise.name());
    }

    static Setting of(List<String> arguments) {
        return new Setting(
                arguments.get(0),
                Integer.parseInt(arguments.get(1)),
                URI.create(arguments.get(2)),
                Path.of(arguments.get(3)),
                Integer.parseInt(arguments.get(4)),
                Policy.Promise.valueOf(arguments.get(5)));
    }

    Setting withDatabase(String url) {
        return new Setting(url, relayPort, twilioUrl, clockFile, batch, promise);
    }

    HikariDataSource dataSource() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(databaseUrl);
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        return new HikariDataSource(config);
    }

    Twilio twilio(Clock clock) {
        TwilioSettings.Account account = TwilioSettings.Account.of(ACCOUNT, new Secret(TOKEN));
        TwilioSettings.Callbacks callbacks = new TwilioSettings.Callbacks(
                URI.create("http://127.0.0.1:1/twilio/"), new Secret("a secret of thirty-two bytes or more"));
        TwilioSettings usual = TwilioSettings.of(account, callbacks);
        return new Twilio(
                new TwilioSettings(
                        usual.account(),
                        usual.callbacks(),
                        usual.speech(),
                        new TwilioSettings.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(8)),
                        twilioUrl),
                clock);
    }

    private static Policy policy(int batch, Policy.Promise promise) {
        Policy.Sending usual = Policy.Sending.DEFAULT;
        Policy.Writing inOne = new Policy.Writing(WRITTEN_AT_ONCE, Duration.ofSeconds(60), List.of());
        return Policy.DEFAULT
                .withWriting(inOne)
                .withSending(new Policy.Sending(
                        batch,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        // A disk may stall while a database recovers: who waits too little for the relay is in doubt
                        // for
                        // nothing.
                        Duration.ofSeconds(20),
                        List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60)),
                        Duration.ofSeconds(5),
                        usual.clockSkew(),
                        promise));
    }

    SmtpSender mails(Clock clock) {
        SmtpSettings.Timeouts waits = new SmtpSettings.Timeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(18));
        return new SmtpSender(
                SmtpSettings.local(relayPort).withTimeouts(waits).withConnections(RELAY_CONNECTIONS, MAILS_EACH),
                clock);
    }

    /** An engine on that storage, without channels. */
    EngineBuilder engine(Storage storage, Clock clock) {
        return SequenceEngine.builder()
                .storage(storage)
                .contacts(new Crowd())
                .workspace(workspace())
                .unsubscribe(URI.create("https://crm.example/u/"), SECRET)
                .policy(policy(batch, promise))
                .clock(clock);
    }

    private static WorkspaceSettings workspace() {
        return new WorkspaceSettings(
                WORKSPACE,
                ZoneId.of("America/New_York"),
                new SendingDomain("mail.acme.example", true),
                new Identity("Acme", "Tyler", "tyler", Optional.of("1 Main Street, Springfield"), Optional.empty()),
                new Numbers(
                        Optional.of(PhoneNumber.of("+12125550001")), Optional.of(PhoneNumber.of("+12125550002")), "1"),
                Set.of());
    }
}
