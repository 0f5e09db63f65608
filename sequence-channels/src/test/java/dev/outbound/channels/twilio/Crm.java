package dev.outbound.channels.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.Channel;
import dev.outbound.address.PhoneNumber;
import dev.outbound.approval.QueueEntry;
import dev.outbound.channels.twilio.simulator.Ledger;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.contact.Consent;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.fixture.MovableClock;
import dev.outbound.fixture.People;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundResult;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.setup.Workers;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Actor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A host with an engine whose texts and calls go through Twilio: the simulator, and a web server Twilio reaches. */
final class Crm implements AutoCloseable {

    final MovableClock clock = new MovableClock("2025-03-03T15:00:00Z");
    final People people = new People();
    final InMemoryStorage storage = new InMemoryStorage();
    final TwilioSimulator simulator;
    final Twilio twilio;
    final SequenceEngine engine;
    final Workspace acme;
    /** What the web server answered, in turn. */
    final List<Integer> answers = new CopyOnWriteArrayList<>();
    /** What the engine made of it, in turn. */
    final List<InboundResult> results = new CopyOnWriteArrayList<>();

    private final HttpServer web;
    private final TwilioWebhooks webhooks;

    Crm() throws IOException {
        this(UnaryOperator.identity());
    }

    Crm(UnaryOperator<TwilioSettings> settings) throws IOException {
        simulator = TwilioSimulator.start(Phones.ACCOUNT, Phones.TOKEN, Ledger.inMemory(), clock);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        twilio = new Twilio(settings.apply(Phones.settings(address("")).withApi(simulator.url())), clock);
        engine = SequenceEngine.builder()
                .storage(storage)
                .contacts(people)
                .workspace(World.settings())
                .unsubscribe(URI.create("https://crm.example/u/"), World.SECRET)
                .sms(twilio.texts())
                .voice(twilio.calls())
                .policy(Policy.DEFAULT)
                .clock(clock)
                .random(new SplittableRandom(7))
                .workers(Workers.inTurn())
                .build();
        acme = engine.workspace(World.ACME, Actor.user("tyler"));
        webhooks = twilio.webhooks(storage);
        web.createContext("/twilio/", this::serve);
        web.start();
    }

    URI address(String endpoint) {
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/twilio/" + endpoint);
    }

    /** Adds a person who may be called by a machine. */
    void agreeing(String id) {
        people.put(People.withConsent(people.add(id), Channel.VOICE, Consent.GRANTED));
    }

    /** These steps to these people, approved and launched. */
    SequenceId launched(List<String> contacts, Step... steps) {
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(List.of(steps));
        Recipients to =
                Recipients.contacts(contacts.stream().map(ContactId::new).toArray(ContactId[]::new));
        SequenceId id = acme.compose().fromRecipe("Calls", recipe, to).id();
        acme.drafting().generate(id);
        engine.generator().drain();
        for (QueueEntry entry : queue(id)) {
            acme.reviews()
                    .approveContact(
                            entry.enrollment().id(),
                            entry.drafts().stream().collect(Collectors.toMap(Draft::id, Draft::version)));
        }
        var preview = acme.launches().preview(id, LaunchOptions.now());
        acme.launches().launch(id, LaunchOptions.now(), preview.fingerprint());
        return id;
    }

    List<QueueEntry> queue(SequenceId id) {
        return acme.reviews().queue(id, PageRequest.first(1_000)).items();
    }

    Touch touch(SequenceId id, String contact, int position) {
        return queue(id).stream()
                .map(QueueEntry::enrollment)
                .filter(e -> e.contact().value().equals(contact))
                .map(e -> acme.enrollments().touches(e.id()).get(position - 1))
                .findFirst()
                .orElseThrow();
    }

    boolean isSuppressed(String number) {
        return acme.suppressions().isSuppressed(PhoneNumber.of(number).key());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Webhook request = new Webhook(
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                            .orElse(""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE)));
            String path = exchange.getRequestURI().getPath();
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "text" -> {
                    var heard = webhooks.text(request);
                    heard.content()
                            .ifPresent(text -> results.add(engine.inbound().text(World.ACME, text)));
                    answer(exchange, heard.httpStatus(), TwilioWebhooks.NO_REPLY);
                }
                case "status" -> {
                    var heard = webhooks.status(request);
                    heard.content()
                            .ifPresent(news -> results.add(engine.inbound().status(news.workspace(), news.report())));
                    answer(exchange, heard.httpStatus(), "");
                }
                case "call" -> {
                    var heard = webhooks.call(request);
                    answer(exchange, heard.httpStatus(), heard.content().orElse(""));
                }
                default -> {
                    var heard = webhooks.key(request);
                    heard.content()
                            .filter(TwilioWebhooks.Pressed::optsOut)
                            .ifPresent(key -> results.add(engine.inbound()
                                    .keypressOptOut(key.workspace(), Optional.of(key.attempt()), key.call())));
                    answer(
                            exchange,
                            heard.httpStatus(),
                            heard.content().map(TwilioWebhooks.Pressed::answer).orElse(""));
                }
            }
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        answers.add(status);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TwilioWebhooks.TWIML);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        web.stop(0);
        simulator.close();
        engine.close();
    }
}
