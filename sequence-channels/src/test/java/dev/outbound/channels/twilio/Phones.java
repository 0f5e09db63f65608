package dev.outbound.channels.twilio;

import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.Secret;
import dev.outbound.channels.twilio.TwilioSettings.Account;
import dev.outbound.channels.twilio.TwilioSettings.Callbacks;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.dispatch.Handed;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/** An account, and what is sent through it in tests. */
final class Phones {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "the auth token of the tests";
    static final String CALLBACK_SECRET = "a callback secret of more than 32 bytes";
    static final URI PUBLIC = URI.create("https://crm.acme.example/twilio/");
    static final String TO = "+12125550199";
    static final String FROM = "+12125550001";
    static final String WORDS = "Are you there? Reply STOP to opt out.";

    private Phones() {}

    static TwilioSimulator simulator() {
        return TwilioSimulator.start(ACCOUNT, TOKEN);
    }

    static TwilioSettings settings() {
        return settings(PUBLIC);
    }

    static TwilioSettings settings(URI callbacks) {
        return TwilioSettings.of(
                Account.of(ACCOUNT, new Secret(TOKEN)), new Callbacks(callbacks, new Secret(CALLBACK_SECRET)));
    }

    static TwilioSettings settings(TwilioSimulator simulator) {
        return settings().withApi(simulator.url());
    }

    static OutboundMessage.Sms text() {
        return text(handed(System.nanoTime() + Duration.ofMinutes(1).toNanos(), System::nanoTime));
    }

    static OutboundMessage.Sms text(Handed handed) {
        return new OutboundMessage.Sms(handed, PhoneNumber.of(FROM), PhoneNumber.of(TO), WORDS);
    }

    static OutboundMessage.Voice call() {
        return call(handed(System.nanoTime() + Duration.ofMinutes(1).toNanos(), System::nanoTime));
    }

    static OutboundMessage.Voice call(Handed handed) {
        return new OutboundMessage.Voice(handed, PhoneNumber.of(FROM), PhoneNumber.of(TO), WORDS);
    }

    static Handed handed(long deadline, LongSupplier nanos) {
        return new Handed(new WorkspaceId("acme"), new TouchId(UUID.randomUUID()), UUID.randomUUID(), deadline, nanos);
    }

    static String told(SendOutcome outcome) {
        return outcome.fold(
                accepted -> "Accepted",
                deferred -> (deferred.channelWide() ? "Channel down" : "Deferred")
                        + deferred.retryAfter()
                                .map(wait -> " " + wait.toSeconds() + " s")
                                .orElse(""),
                rejected -> "Rejected " + rejected.kind(),
                unknown -> "Unknown");
    }
}
