package dev.outbound.channels.email;

import dev.outbound.EngineBuilder;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.Secret;
import dev.outbound.channels.calls.CallTaskSender;
import dev.outbound.channels.email.ScriptedRelay.Act;
import dev.outbound.channels.inbound.EmailReader;
import dev.outbound.channels.twilio.Twilio;
import dev.outbound.channels.twilio.TwilioSettings;
import dev.outbound.channels.twilio.TwilioWebhooks;
import dev.outbound.channels.twilio.Webhook;
import dev.outbound.channels.twilio.simulator.Answer;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.list.ContactListId;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host that logs all there is to log, and to which everything happens that can go wrong. */
public final class CanaryHost {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryHost.class);
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final Step HELLO = Step.email(0, Canaries.WORDS);
    private static final Step TEXT = Step.sms(0, Canaries.WORDS);
    private static final Step CALL = Step.voice(0, Canaries.WORDS);

    private final ScriptedRelay relay;
    private final TwilioSimulator simulator;
    private final Twilio twilio;

    private CanaryHost(ScriptedRelay relay, TwilioSimulator simulator) {
        this.relay = relay;
        this.simulator = simulator;
        TwilioSettings settings = TwilioSettings.of(
                TwilioSettings.Account.of(ACCOUNT, new Secret(Canaries.AUTH_TOKEN)),
                new TwilioSettings.Callbacks(
                        URI.create("https://crm.acme.example/twilio/"), new Secret(Canaries.CALLBACK_SECRET)));
        this.twilio = new Twilio(settings.withApi(simulator.url()));
    }

    /** Runs it all; what it logs goes to the standard error stream. */
    public static void main(String[] arguments) throws Exception {
        Loudness.ofEverythingInJavaUtilLogging();
        LOG.trace("it is loud");
        try (var relay = new ScriptedRelay();
                TwilioSimulator simulator = TwilioSimulator.start(ACCOUNT, Canaries.AUTH_TOKEN)) {
            CanaryHost host = new CanaryHost(relay, simulator);
            host.mails();
            host.inbound();
            host.phones();
            host.failures();
            host.refusals();
        }
        LOG.info("done");
        System.exit(0);
    }

    /** Every stage of a mail fails in several ways, and the relay repeats what it heard. */
    private void mails() {
        String repeated = " 5.1.1 <" + Canaries.ADDRESS + "> " + Canaries.NAME + ": " + Canaries.WORDS;
        for (String stage : List.of("GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "DOT")) {
            for (Object answer : List.of("550" + repeated, "451" + repeated, repeated, Act.DROP)) {
                relay.on(stage, answer);
                World world = world(new InMemoryStorage(), builder -> builder);
                world.launched(List.of("ann"), HELLO);
                world.tick();
                relay.polite();
            }
        }
        World world = world(new InMemoryStorage(), builder -> builder);
        world.launched(List.of("ann"), HELLO);
        world.tick();
        LOG.info("mails taken: {}", relay.messages.size());
    }

    /** Replies, reports, complaints, requests to stop and broken mails come in. */
    private void inbound() {
        World world = world(new InMemoryStorage(), builder -> builder);
        SequenceId id = world.launched(List.of("ann"), HELLO, Step.email(3, "Proof"));
        world.tick();
        String messageId = world.touch(id, "ann", 1).handover().orElseThrow().messageId();
        EmailReader reader = new EmailReader(Set.of());
        for (String mail : CanaryMails.all(messageId)) {
            InboundEmail read =
                    reader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), world.clock.instant());
            LOG.info("{}: {}", read, world.engine.inbound().email(World.ACME, read));
        }
        String link =
                relay.messages.get(relay.messages.size() - 1).replaceAll("(?s).*List-Unsubscribe: <([^>]*)>.*", "$1");
        LOG.info("unsubscribed: {}", world.engine.unsubscribe().post(link.substring(link.lastIndexOf('/') + 1)));
        LOG.info("unsubscribed: {}", world.engine.unsubscribe().post(Canaries.MARK));
        ContactListId list = world.acme.lists().create("Q3").id();
        world.acme
                .lists()
                .addFromCsv(
                        list,
                        new StringReader("email,phone\n" + Canaries.ADDRESS + "," + Canaries.PHONE
                                + "\nzanzibar@@bad,\n,+zanzibar\n\"zanzibar"));
    }

    /** Texts and calls, taken and refused, webhooks, genuine and forged. */
    private void phones() {
        for (Answer answer : List.of(
                Answer.TAKEN,
                Answer.raw(400, "{\"code\":21211,\"message\":\"" + Canaries.PHONE + " " + Canaries.WORDS + "\"}"),
                Answer.raw(500, Canaries.WORDS),
                Answer.raw(201, Canaries.WORDS),
                Answer.silent(Answer.Act.CLOSE))) {
            simulator.answering(answer);
            World world = world(new InMemoryStorage(), builder -> builder);
            world.launched(List.of("ann"), TEXT, CALL);
            world.tick();
            world.clock.set("2025-03-04T15:00:00Z");
            world.tick();
        }
        simulator.answering(Answer.TAKEN);
        simulator.receive(Canaries.PHONE, "+12125550001", "STOP " + Canaries.WORDS);
        LOG.info("{}", twilio.inbox().poll(PhoneNumber.of("+12125550001"), Instant.EPOCH.plusSeconds(86_400)));
        TwilioWebhooks webhooks = twilio.webhooks(new InMemoryStorage());
        Webhook forged = new Webhook(
                "t=" + Canaries.MARK,
                "application/x-www-form-urlencoded",
                "From=%2B12125559876&Body=" + Canaries.MARK,
                Optional.of(Canaries.MARK));
        LOG.info("{} {} {}", forged, webhooks.text(forged), webhooks.key(forged));
    }

    /** The CRM, the writer, the listener, a channel, the call list and the database fail, and say on what. */
    private void failures() throws InterruptedException {
        SpeakingContacts contacts = new SpeakingContacts();
        World crm = world(new InMemoryStorage(), builder -> builder.contacts(contacts));
        crm.launched(List.of("ann"), HELLO);
        contacts.fail();
        attempt(crm.engine::tick);
        SequenceId other = crm.acme
                .compose()
                .fromRecipe(
                        "Other",
                        Recipe.EMPTY.withGoal(Canaries.WORDS).plus(HELLO),
                        Recipients.contacts(new ContactId("ann")))
                .id();
        attempt(() -> crm.acme.drafting().generate(other));
        World writer = world(new InMemoryStorage(), builder -> builder.draftWriter(new CanaryWriter(true)));
        attempt(() -> writer.reviewed(List.of("ann"), HELLO));
        World rewriter = world(new InMemoryStorage(), builder -> builder);
        SequenceId words = rewriter.reviewed(List.of("ann"), HELLO);
        Draft draft = rewriter.draft(words, "ann", 1);
        attempt(() -> rewriter.acme.reviews().rewrite(draft.id(), draft.version(), Canaries.WORDS));
        World listener = world(
                new InMemoryStorage(),
                builder -> builder.listener(event -> {
                    throw failure(Canaries.WORDS);
                }));
        listener.launched(List.of("ann"), HELLO);
        attempt(listener.engine::tick);
        World channel = world(
                new InMemoryStorage(),
                builder -> builder.email(mail -> {
                            throw failure(mail.to().value());
                        })
                        .voice(new CallTaskSender(new SpeakingTasks(), Clock.systemUTC())));
        channel.launched(List.of("ann"), HELLO, CALL);
        attempt(channel.engine::tick);
        SpeakingStorage storage = new SpeakingStorage(new InMemoryStorage());
        World database = world(storage, builder -> builder);
        database.launched(List.of("ann"), HELLO);
        storage.fail();
        database.engine.start(Duration.ofMillis(5));
        storage.awaitFailures();
        database.engine.close();
    }

    /** What the library says to people of values it does not take. */
    private void refusals() {
        World world = world(new InMemoryStorage(), builder -> builder);
        attempt(() -> EmailAddress.of("zanzibar@@people.example"));
        attempt(() -> EmailAddress.of("zanzibar, zanzibar@people.example"));
        attempt(() -> PhoneNumber.of("+1212555987zanzibar"));
        attempt(() -> world.acme.suppressions().addManual("zanzibar", Canaries.WORDS));
        attempt(() -> new SmtpSettings.Login(Canaries.USER, new Secret("")));
        LOG.info("{} {} {}", twilio, new SmtpSender(settings()), settings());
    }

    private World world(Storage storage, UnaryOperator<EngineBuilder> change) {
        World world = new World(
                storage,
                builder -> change.apply(builder.email(new SmtpSender(settings()))
                        .sms(twilio.texts())
                        .voice(twilio.calls())
                        .draftWriter(new CanaryWriter(false))
                        .unsubscribe(
                                URI.create("https://crm.example/u/"),
                                Canaries.SECRET.getBytes(StandardCharsets.UTF_8))));
        world.signReturnAddresses();
        world.people.put(Canaries.person(new ContactId("ann")));
        return world;
    }

    private SmtpSettings settings() {
        SmtpSettings local = SmtpSettings.local(relay.port());
        return new SmtpSettings(
                local.host(),
                local.port(),
                Optional.of(new SmtpSettings.Login(Canaries.USER, new Secret(Canaries.PASSWORD))),
                local.tls(),
                1,
                1,
                local.timeouts());
    }

    /** A host that logs what the library refuses, as its message is made for. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (SequenceException refused) {
            LOG.warn("refused", refused);
        } catch (RuntimeException failed) {
            LOG.warn("failed: {}", failed.getClass().getSimpleName());
        }
    }

    /** As a library of others fails: it says on what. */
    static RuntimeException failure(String value) {
        try {
            return new IllegalStateException("a number: " + Integer.parseInt(value));
        } catch (NumberFormatException said) {
            return said;
        }
    }
}
