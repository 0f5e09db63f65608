package dev.outbound.example.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set, with its default. An empty value counts as not set. */
enum Key {
    BIND("outbound.bind", "127.0.0.1"),
    PORT("outbound.port", "8080"),
    PUBLIC_URL("outbound.public.url", ""),
    FOLDER("outbound.folder", "data"),
    DATABASE_URL("outbound.database.url", ""),
    DATABASE_USER("outbound.database.user", "sa"),
    DATABASE_PASSWORD("outbound.database.password", "", true),
    WORKSPACE_ID("outbound.workspace.id", "acme"),
    WORKSPACE_ZONE("outbound.workspace.zone", "America/New_York"),
    WORKSPACE_COMPANY("outbound.workspace.company", "Acme Outreach"),
    WORKSPACE_DOMAIN("outbound.workspace.domain", "mail.acme.example"),
    WORKSPACE_FROM_NAME("outbound.workspace.from.name", "Alex from Acme"),
    WORKSPACE_FROM_LOCAL("outbound.workspace.from.local", "alex"),
    WORKSPACE_ADDRESS("outbound.workspace.address", "Acme Outreach, 1 Example Street, Springfield"),
    UNSUBSCRIBE_SECRET("outbound.unsubscribe.secret", "", true),
    SMTP_HOST("outbound.smtp.host", ""),
    SMTP_PORT("outbound.smtp.port", "587"),
    SMTP_USER("outbound.smtp.user", ""),
    SMTP_PASSWORD("outbound.smtp.password", "", true),
    SMTP_TLS("outbound.smtp.tls", "starttls"),
    MAILBOX_PORT("outbound.mailbox.port", "0"),
    DKIM_SELECTOR("outbound.dkim.selector", ""),
    DKIM_KEY("outbound.dkim.key", ""),
    TWILIO_ACCOUNT("outbound.twilio.account", ""),
    TWILIO_TOKEN("outbound.twilio.token", "", true),
    TWILIO_KEY("outbound.twilio.key", ""),
    TWILIO_KEY_SECRET("outbound.twilio.key.secret", "", true),
    TWILIO_SMS_FROM("outbound.twilio.sms.from", ""),
    TWILIO_VOICE_FROM("outbound.twilio.voice.from", ""),
    TWILIO_WEBHOOKS("outbound.twilio.webhooks", "");

    final String property;
    final String defaultValue;
    final boolean secret;

    Key(String property, String defaultValue) {
        this(property, defaultValue, false);
    }

    Key(String property, String defaultValue, boolean secret) {
        this.property = property;
        this.defaultValue = defaultValue;
        this.secret = secret;
    }

    /** {@code OUTBOUND_DATABASE_URL} for {@code outbound.database.url}. */
    String variable() {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    static Optional<Key> ofProperty(String name) {
        return Arrays.stream(values()).filter(key -> key.property.equals(name)).findFirst();
    }

    static Optional<Key> ofVariable(String name) {
        return Arrays.stream(values())
                .filter(key -> key.variable().equals(name))
                .findFirst();
    }
}
