package dev.outbound.example.config;

import dev.outbound.address.EmailAddress;
import dev.outbound.address.Zones;
import dev.outbound.channels.email.DkimKey;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.workspace.Identity;
import dev.outbound.workspace.Numbers;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the app is told from outside.
 *
 * @param data the folder of everything it keeps
 * @param twilio the account for real texts and calls; empty for the simulator inside the app
 */
public record AppConfig(
        Path data, Listen listen, Database database, Tenant tenant, Mail mail, Optional<TwilioConfig> twilio) {

    private static final int SECRET_MIN = 32;
    /** Phone numbers without a country are American. */
    private static final String COUNTRY = "1";

    /**
     * Where the pages are.
     *
     * @param port 0 for any free one
     * @param publicUrl what links in mail begin with, without a slash at the end; empty for the address it listens on
     */
    public record Listen(InetAddress bind, int port, Optional<URI> publicUrl) {}

    /** The JDBC database of the CRM and the engine. */
    public record Database(String url, String user, Secret password) {}

    /** The one workspace of the app. */
    public record Tenant(WorkspaceSettings settings, Secret unsubscribeSecret) {}

    /**
     * Where mail goes.
     *
     * @param smtp the server to send through; empty for the mailbox inside the app
     * @param mailboxPort the SMTP port of that mailbox, 0 for any free one
     * @param dkim the key mail is signed with; empty where the server signs
     */
    public record Mail(Optional<Smtp> smtp, int mailboxPort, Optional<DkimKey> dkim) {}

    /** An SMTP server; the user is empty where none is needed. */
    public record Smtp(String host, int port, String user, Secret password, Tls tls) {}

    /** How the connection to the SMTP server is protected. */
    public enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    /** From {@code outbound.properties} in the working directory or {@code -Doutbound.config=}, and the environment. */
    public static AppConfig load() {
        Optional<Path> named =
                Optional.ofNullable(System.getProperty("outbound.config")).map(Path::of);
        Path usual = Path.of("outbound.properties");
        return of(named.or(() -> Optional.of(usual).filter(Files::exists)), System.getenv());
    }

    /**
     * Creates the data folder and, at the first start, the secret of the unsubscribe links in it.
     *
     * @throws ConfigException in one line
     */
    public static AppConfig of(Optional<Path> file, Map<String, String> environment) {
        Settings settings = Settings.read(file, environment);
        Path data = settings.parse(
                Key.FOLDER,
                "must be the path of a folder",
                text -> Path.of(text).toAbsolutePath().normalize());
        Listen listen = listen(settings);
        Database database = database(settings, data);
        WorkspaceSettings workspace = workspace(settings);
        Mail mail = mail(settings, workspace.domain());
        Optional<TwilioConfig> twilio = TwilioConfig.of(settings, listen.publicUrl(), COUNTRY);
        return new AppConfig(data, listen, database, new Tenant(workspace, secret(settings, data)), mail, twilio);
    }

    private static Listen listen(Settings settings) {
        InetAddress bind = settings.parse(Key.BIND, "must be an IP address or host name of this machine", text -> {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException unknown) {
                throw new IllegalArgumentException(unknown);
            }
        });
        Optional<URI> url = settings.optional(Key.PUBLIC_URL)
                .map(given -> settings.parse(
                        Key.PUBLIC_URL, "must be a http or https URL without query", AppConfig::publicUrl));
        return new Listen(bind, settings.port(Key.PORT), url);
    }

    private static URI publicUrl(String text) {
        URI url = URI.create(text.replaceAll("/+$", ""));
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }

    private static Database database(Settings settings, Path data) {
        String url = settings.optional(Key.DATABASE_URL)
                .orElse("jdbc:h2:file:" + data.resolve("outbound") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        if (!url.startsWith("jdbc:")) {
            throw settings.bad(Key.DATABASE_URL, "must begin with jdbc:");
        }
        if (url.matches("(?i).*[?&;](password|pwd)=.*")) {
            throw new ConfigException(
                    Key.DATABASE_URL.property, "must not hold a password; set " + Key.DATABASE_PASSWORD.property);
        }
        return new Database(url, settings.text(Key.DATABASE_USER), settings.secret(Key.DATABASE_PASSWORD));
    }

    private static WorkspaceSettings workspace(Settings settings) {
        WorkspaceId id = settings.parse(Key.WORKSPACE_ID, "", WorkspaceId::new);
        ZoneId zone = settings.parse(
                Key.WORKSPACE_ZONE,
                "must be an IANA time zone, for example America/New_York",
                text -> Zones.known(text).orElseThrow());
        SendingDomain domain =
                settings.parse(Key.WORKSPACE_DOMAIN, "must be a domain", text -> new SendingDomain(text, true));
        String company = line(settings, Key.WORKSPACE_COMPANY);
        String name = line(settings, Key.WORKSPACE_FROM_NAME);
        String local = settings.parse(
                Key.WORKSPACE_FROM_LOCAL,
                "must be the part before the @",
                text -> EmailAddress.of(text + "@" + domain.name()).localPart());
        Optional<String> address =
                settings.optional(Key.WORKSPACE_ADDRESS).map(given -> line(settings, Key.WORKSPACE_ADDRESS));
        var identity = new Identity(company, name, local, address, Optional.empty());
        return new WorkspaceSettings(id, zone, domain, identity, Numbers.NONE, Set.of());
    }

    private static String line(Settings settings, Key key) {
        return settings.parse(
                key,
                "must be a single line of at most 200 characters",
                text -> Checks.line("it", text, 200, ErrorCode.INVALID_VALUE));
    }

    private static Optional<DkimKey> dkim(Settings settings, SendingDomain domain) {
        boolean hasSelector = settings.optional(Key.DKIM_SELECTOR).isPresent();
        if (hasSelector != settings.optional(Key.DKIM_KEY).isPresent()) {
            Key missing = hasSelector ? Key.DKIM_KEY : Key.DKIM_SELECTOR;
            throw settings.bad(missing, "must be set too: to sign mail takes a selector and a key");
        }
        return settings.optional(Key.DKIM_SELECTOR)
                .map(selector ->
                        settings.parse(Key.DKIM_KEY, "must be a readable file with a private key in PEM", file -> {
                            try {
                                var pem = new dev.outbound.channels.Secret(Files.readString(Path.of(file)));
                                return DkimKey.of(domain, selector, pem);
                            } catch (IOException unreadable) {
                                throw new UncheckedIOException(unreadable);
                            }
                        }));
    }

    private static Mail mail(Settings settings, SendingDomain domain) {
        Optional<Smtp> smtp = settings.optional(Key.SMTP_HOST)
                .map(host -> new Smtp(
                        host,
                        settings.port(Key.SMTP_PORT),
                        settings.text(Key.SMTP_USER),
                        settings.secret(Key.SMTP_PASSWORD),
                        settings.parse(Key.SMTP_TLS, "must be none, starttls or tls", AppConfig::tls)));
        return new Mail(smtp, settings.port(Key.MAILBOX_PORT), dkim(settings, domain));
    }

    private static Tls tls(String text) {
        return switch (text) {
            case "none" -> Tls.NONE;
            case "starttls" -> Tls.STARTTLS;
            case "tls" -> Tls.TLS;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Secret secret(Settings settings, Path data) {
        Secret given = settings.secret(Key.UNSUBSCRIBE_SECRET);
        if (given.value().isEmpty()) {
            return SecretFile.in(data);
        }
        if (given.value().length() < SECRET_MIN) {
            throw settings.bad(Key.UNSUBSCRIBE_SECRET, "must have at least " + SECRET_MIN + " characters");
        }
        return given;
    }
}
