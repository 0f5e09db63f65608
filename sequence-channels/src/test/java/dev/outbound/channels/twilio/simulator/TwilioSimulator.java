package dev.outbound.channels.twilio.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A Twilio on this machine. It takes POSTs of messages and calls as it is told to, keeps what it takes in its ledger, lists
 * it, and tells the host afterwards, when {@link #deliver} is called or in the background.
 */
public final class TwilioSimulator implements AutoCloseable {

    private final String accountSid;
    private final String authToken;
    private final Ledger ledger;
    private final Clock clock;
    private final ServerSocket server;
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final Deque<Answer> script = new ArrayDeque<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Entry> untold = new LinkedBlockingQueue<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "twilio-simulator");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Answer usual = Answer.TAKEN;
    private volatile Function<Entry, Conduct> people = call -> Conduct.LISTENS;

    private TwilioSimulator(String accountSid, String authToken, Ledger ledger, Clock clock, int port) {
        this.accountSid = accountSid;
        this.authToken = authToken;
        this.ledger = ledger;
        this.clock = clock;
        try {
            this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException notFree) {
            throw new UncheckedIOException(notFree);
        }
    }

    /** Starts one that forgets everything with the process. */
    public static TwilioSimulator start(String accountSid, String authToken) {
        return start(accountSid, authToken, Ledger.inMemory(), Clock.systemUTC());
    }

    /** Starts one with a ledger and a clock, on any free port. */
    public static TwilioSimulator start(String accountSid, String authToken, Ledger ledger, Clock clock) {
        var simulator = new TwilioSimulator(accountSid, authToken, ledger, clock, 0);
        simulator.threads.execute(simulator::accept);
        return simulator;
    }

    /** Where its API is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** What it does with POSTs from now on. */
    public TwilioSimulator answering(Answer always) {
        usual = always;
        return this;
    }

    /** What it does with the next POSTs, in turn. */
    public TwilioSimulator answeringNext(Answer... next) {
        synchronized (script) {
            script.addAll(List.of(next));
        }
        return this;
    }

    /** Who answers calls. */
    public TwilioSimulator people(Function<Entry, Conduct> next) {
        people = next;
        return this;
    }

    /** How many POSTs came in whole. */
    public int posts() {
        return posts.get();
    }

    /** Everything that happened, oldest first. */
    public List<Entry> entries() {
        return ledger.all();
    }

    /** What happened of that kind, oldest first. */
    public List<Entry> entries(Entry.Kind kind) {
        return ledger.all().stream().filter(e -> e.kind() == kind).toList();
    }

    /** A text comes in. The host is not told of it, as if the webhook were lost. */
    public Entry receive(String from, String to, String body) {
        Entry entry = new Entry(
                Entry.Kind.TEXT_IN,
                sid("SM"),
                Map.of("From", from, "To", to, "Body", body, "AccountSid", accountSid),
                clock.instant());
        ledger.keep(entry);
        return entry;
    }

    /**
     * Tells the host of a text that came in.
     *
     * @return the HTTP status it answered with
     */
    public int tell(Entry text, URI webhook) {
        Map<String, String> fields = new LinkedHashMap<>(text.fields());
        fields.put("MessageSid", text.sid());
        fields.put("NumMedia", "0");
        return new Callback(authToken).post(webhook, fields).statusCode();
    }

    /** Lets happen what happens after messages and calls were taken, and tells the host of it, until nothing is left. */
    public void deliver() {
        for (Entry entry = untold.poll(); entry != null; entry = untold.poll()) {
            afterwards().of(entry);
        }
    }

    /** Does in the background what {@link #deliver} does. A host that is not there is not told. */
    public TwilioSimulator deliveringInBackground() {
        threads.execute(() -> {
            try {
                while (!server.isClosed()) {
                    Entry entry = untold.take();
                    try {
                        afterwards().of(entry);
                    } catch (UncheckedIOException | IllegalArgumentException notThere) {
                        // Twilio gives up, too.
                    }
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    private Afterwards afterwards() {
        return new Afterwards(ledger, new Callback(authToken), clock, people, statuses);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            HttpLines lines = new HttpLines(socket);
            for (var request = lines.next(); request.isPresent(); request = lines.next()) {
                if (!answer(lines, request.get())) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side hung up.
        } finally {
            open.remove(socket);
        }
    }

    /** Whether the connection can go on. */
    private boolean answer(HttpLines lines, HttpLines.Request request) throws IOException {
        boolean isPost = request.method().equals("POST");
        if (isPost) {
            posts.incrementAndGet();
        }
        if (!isLoggedIn(request)) {
            Answer refused = Answer.refused(401, 20003);
            lines.say(401, refused.body().orElse(""), Optional.empty());
            return true;
        }
        Lists lists = new Lists(ledger, statuses);
        if (!isPost) {
            lines.say(200, lists.page(request.path(), request.query()), Optional.empty());
            return true;
        }
        Answer answer = nextAnswer();
        String usualBody = "";
        if (answer.isTaken()) {
            usualBody = lists.one(take(request));
        }
        switch (answer.act()) {
            case SAY -> lines.say(answer.status(), answer.body().orElse(usualBody), answer.retryAfter());
            case RESET -> lines.reset();
            case HANG -> lines.hang();
            case DRIP -> lines.drip();
            case CLOSE -> {}
        }
        return answer.act() == Answer.Act.SAY;
    }

    private Answer nextAnswer() {
        synchronized (script) {
            return Optional.ofNullable(script.poll()).orElse(usual);
        }
    }

    private Entry take(HttpLines.Request request) {
        boolean isCall = request.path().endsWith("/Calls.json");
        Map<String, String> fields = new LinkedHashMap<>(request.form());
        fields.put("AccountSid", accountSid);
        Entry entry = new Entry(
                isCall ? Entry.Kind.CALL_OUT : Entry.Kind.TEXT_OUT, sid(isCall ? "CA" : "SM"), fields, clock.instant());
        ledger.keep(entry);
        untold.add(entry);
        return entry;
    }

    private boolean isLoggedIn(HttpLines.Request request) {
        String login =
                Base64.getEncoder().encodeToString((accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8));
        return request.headers().getOrDefault("authorization", "").equals("Basic " + login)
                && request.path().startsWith("/2010-04-01/Accounts/" + accountSid + "/");
    }

    private static String sid(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException already) {
            // Then it is closed.
        }
        threads.shutdownNow();
    }
}
