package dev.outbound.example.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.email.DkimKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppConfigTest {

    private static final String ACCOUNT = "AC" + "0".repeat(32);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void without_anything_set_the_app_is_on_the_loopback_address_only_and_sends_into_its_own_mailbox() {
        AppConfig config = config(Map.of());

        assertThat(config.listen().bind().isLoopbackAddress()).isTrue();
        assertThat(config.listen().port()).isEqualTo(8080);
        assertThat(config.listen().publicUrl()).isEmpty();
        assertThat(config.mail().smtp()).isEmpty();
        assertThat(config.database().url()).startsWith("jdbc:h2:file:" + folder).contains("WRITE_DELAY=0");
        assertThat(config.tenant().settings().zone()).isEqualTo(ZoneId.of("America/New_York"));
    }

    @Test
    void the_environment_wins_over_the_file_and_the_file_over_the_default() throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), """
                outbound.port = 9001
                outbound.workspace.from.name = Zoë from Acme
                something.else = is no concern of ours
                """);

        AppConfig config =
                AppConfig.of(Optional.of(file), environment(Map.of("OUTBOUND_PORT", "9002", "PATH", "/bin")));

        assertThat(config.listen().port()).isEqualTo(9002);
        assertThat(config.tenant().settings().identity().fromName()).isEqualTo("Zoë from Acme");
        assertThat(config.tenant().settings().identity().fromLocalPart()).isEqualTo("alex");
    }

    @Test
    void a_mail_server_can_be_named() {
        AppConfig config = config(Map.of(
                "OUTBOUND_SMTP_HOST", "smtp.acme.example",
                "OUTBOUND_SMTP_PASSWORD", "hunter2hunter2",
                "OUTBOUND_SMTP_TLS", "tls",
                "OUTBOUND_PUBLIC_URL", "https://acme.example/crm/"));

        assertThat(config.mail().smtp()).hasValueSatisfying(smtp -> {
            assertThat(smtp.port()).isEqualTo(587);
            assertThat(smtp.tls()).isEqualTo(AppConfig.Tls.TLS);
            assertThat(smtp.password().value()).isEqualTo("hunter2hunter2");
        });
        assertThat(config.listen().publicUrl()).contains(URI.create("https://acme.example/crm"));
        assertThat(config.toString())
                .doesNotContain("hunter2")
                .doesNotContain(config.tenant().unsubscribeSecret().value());
    }

    @Test
    void without_an_account_texts_and_calls_go_to_the_simulator_and_with_one_to_twilio() {
        assertThat(config(Map.of()).twilio()).isEmpty();

        AppConfig config = config(account(Map.of("OUTBOUND_PUBLIC_URL", "https://acme.example/crm/")));

        assertThat(config.twilio()).hasValueSatisfying(twilio -> {
            assertThat(twilio.account()).isEqualTo(ACCOUNT);
            assertThat(twilio.webhooks()).isEqualTo(URI.create("https://acme.example/crm/twilio/"));
            assertThat(twilio.numbers().sms()).contains(PhoneNumber.of("+12125550100"));
            assertThat(twilio.numbers().voice()).isEmpty();
            assertThat(twilio.key()).isEmpty();
        });
        assertThat(config.toString()).doesNotContain("hunter2");
    }

    @Test
    void twilio_may_be_logged_in_to_by_a_key_and_reach_us_elsewhere() {
        AppConfig config = config(account(Map.of(
                "OUTBOUND_TWILIO_KEY", "SK" + "0".repeat(32),
                "OUTBOUND_TWILIO_KEY_SECRET", "hunter3",
                "OUTBOUND_TWILIO_WEBHOOKS", "https://hooks.acme.example/twilio/")));

        assertThat(config.twilio()).hasValueSatisfying(twilio -> {
            assertThat(twilio.webhooks()).isEqualTo(URI.create("https://hooks.acme.example/twilio/"));
            assertThat(twilio.key()).map(TwilioConfig.ApiKey::sid).contains("SK" + "0".repeat(32));
        });
        assertThat(config.toString()).doesNotContain("hunter3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OUTBOUND_TWILIO_ACCOUNT    | AC12   | outbound.twilio.account = AC12: must be AC and 32 letters or digits",
                "OUTBOUND_TWILIO_TOKEN      | ''     | outbound.twilio.token = ***: must be set",
                "OUTBOUND_TWILIO_KEY        | AC12   | outbound.twilio.key = AC12: must be SK and 32",
                "OUTBOUND_TWILIO_SMS_FROM   | 12     | outbound.twilio.sms.from = 12: ",
                "OUTBOUND_TWILIO_SMS_FROM   | ''     | outbound.twilio.sms.from = : must be set, or outbound.twilio.voice.from",
                "OUTBOUND_TWILIO_WEBHOOKS   | http://acme.example/ | outbound.twilio.webhooks = http://acme.example/: must be the https",
                "OUTBOUND_PUBLIC_URL        | ''     | outbound.public.url = : must be the https address at which Twilio",
                "OUTBOUND_PUBLIC_URL        | http://acme.example | outbound.public.url = http://acme.example: must be the https",
            })
    void a_bad_value_of_a_twilio_account_names_its_key(String variable, String value, String line) {
        Map<String, String> given = account(Map.of("OUTBOUND_PUBLIC_URL", "https://acme.example/crm/"));
        given.put(variable, value);

        assertThat(refusal(given)).startsWith(line).doesNotContain("\n");
    }

    @Test
    void what_belongs_to_an_account_is_refused_without_one() {
        assertThat(refusal(Map.of("OUTBOUND_TWILIO_TOKEN", "hunter2")))
                .isEqualTo("outbound.twilio.token = ***: needs outbound.twilio.account");
    }

    @Test
    void mail_is_signed_with_the_key_of_a_file() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path file = Files.writeString(
                folder.resolve("dkim.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");

        AppConfig config = config(Map.of(
                "OUTBOUND_DKIM_SELECTOR", "s2026",
                "OUTBOUND_DKIM_KEY", file.toString(),
                "OUTBOUND_WORKSPACE_DOMAIN", "mail.other.example"));

        assertThat(config.mail().dkim()).map(DkimKey::recordName).contains("s2026._domainkey.mail.other.example");
        assertThat(config(Map.of()).mail().dkim()).isEmpty();
        Files.writeString(file, "no key");
        assertThat(refusal(Map.of("OUTBOUND_DKIM_SELECTOR", "s2026", "OUTBOUND_DKIM_KEY", file.toString())))
                .isEqualTo("outbound.dkim.key = " + file
                        + ": DKIM key must be one PKCS#8 key in PEM: -----BEGIN PRIVATE KEY-----");
        assertThat(refusal(Map.of("OUTBOUND_DKIM_SELECTOR", "s2026", "OUTBOUND_DKIM_KEY", "/nowhere/dkim.pem")))
                .isEqualTo("outbound.dkim.key = /nowhere/dkim.pem: must be a readable file with a private key in PEM");
        assertThat(refusal(Map.of("OUTBOUND_DKIM_SELECTOR", "s2026")))
                .startsWith("outbound.dkim.key = : must be set too");
    }

    @Test
    void the_unsubscribe_secret_is_made_once_and_read_again_at_the_next_start() throws IOException {
        Secret first = config(Map.of()).tenant().unsubscribeSecret();
        Secret second = config(Map.of()).tenant().unsubscribeSecret();

        assertThat(first.value()).hasSize(64);
        assertThat(second).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("unsubscribe.secret")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OUTBOUND_PORT                | eighty         | outbound.port = eighty: must be a whole number from 0 to 65535",
                "OUTBOUND_PORT                | 65536          | outbound.port = 65536: must be a whole number from 0 to 65535",
                "OUTBOUND_WORKSPACE_ZONE      | Mars/Olympus   | outbound.workspace.zone = Mars/Olympus: must be an IANA time zone",
                "OUTBOUND_WORKSPACE_ID        | a b            | outbound.workspace.id = a b: workspace id: must be 1 to 100",
                "OUTBOUND_WORKSPACE_DOMAIN    | acme           | outbound.workspace.domain = acme: ",
                "OUTBOUND_WORKSPACE_FROM_LOCAL| a@evil.example | outbound.workspace.from.local = a@evil.example: ",
                "OUTBOUND_PUBLIC_URL          | ftp://a.example| outbound.public.url = ftp://a.example: must be a http or https",
                "OUTBOUND_DATABASE_URL        | postgres://x   | outbound.database.url = postgres://x: must begin with jdbc:",
                "OUTBOUND_POTR                | 80             | OUTBOUND_POTR: is not a key of this app; check its spelling",
            })
    void a_bad_value_stops_the_start_with_one_line(String variable, String value, String line) {
        String message = refusal(Map.of(variable, value));

        assertThat(message).startsWith(line).doesNotContain("\n");
    }

    @Test
    void secrets_are_not_shown_in_refusals() {
        assertThat(refusal(Map.of("OUTBOUND_UNSUBSCRIBE_SECRET", "tooshort")))
                .isEqualTo("outbound.unsubscribe.secret = ***: must have at least 32 characters");
        assertThat(refusal(Map.of("OUTBOUND_DATABASE_URL", "jdbc:postgresql://h/d?user=a&password=hunter2")))
                .doesNotContain("hunter2");
    }

    @Test
    void an_unknown_key_in_the_file_and_a_file_that_is_not_there_stop_the_start() throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), "outbound.prot = 1\n");

        assertThat(refusal(Optional.of(file), Map.of()))
                .isEqualTo("outbound.prot: is not a key of this app; check its spelling");
        assertThat(refusal(Optional.of(folder.resolve("none.properties")), Map.of()))
                .contains("none.properties: must be a readable UTF-8 properties file");
    }

    private static Map<String, String> account(Map<String, String> more) {
        var given = new HashMap<String, String>(Map.of(
                "OUTBOUND_TWILIO_ACCOUNT", ACCOUNT,
                "OUTBOUND_TWILIO_TOKEN", "hunter2hunter2",
                "OUTBOUND_TWILIO_SMS_FROM", "+1 212 555 0100"));
        given.putAll(more);
        return given;
    }

    private AppConfig config(Map<String, String> environment) {
        return AppConfig.of(Optional.empty(), environment(environment));
    }

    private String refusal(Map<String, String> environment) {
        return refusal(Optional.empty(), environment);
    }

    private String refusal(Optional<Path> file, Map<String, String> environment) {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> AppConfig.of(file, environment(environment)));
        return String.valueOf(refused.getMessage());
    }

    private Map<String, String> environment(Map<String, String> given) {
        var environment = new HashMap<String, String>(Map.of("OUTBOUND_FOLDER", folder.toString()));
        environment.putAll(given);
        return environment;
    }
}
