package dev.outbound.simulation;

import dev.outbound.address.PhoneNumber;
import dev.outbound.draft.DraftId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.sequence.SequenceId;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.Identity;
import dev.outbound.workspace.Numbers;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Everything of one run. All of it on one thread. */
final class SimWorld {

    static final WorkspaceId WORKSPACE = new WorkspaceId("acme");
    static final WorkspaceSettings ACME = new WorkspaceSettings(
            WORKSPACE,
            ZoneId.of("America/New_York"),
            new SendingDomain("mail.acme.example", true),
            new Identity("Acme", "Tyler at Acme", "tyler", Optional.of("1 Main Street, Springfield"), Optional.empty()),
            new Numbers(Optional.of(PhoneNumber.of("+12125550001")), Optional.of(PhoneNumber.of("+12125550002")), "1"),
            Set.of());

    private static final int DEEPEST = 2;

    private final SimClock clock;
    private final Trace trace;
    private final Weather weather;
    private final Chance ids;
    private final Optional<PlantedFault> fault;
    private final WatchedStorage watched = new WatchedStorage(new InMemoryStorage());
    private final Books books = new Books();
    private final Facts facts = new Facts();
    private final Crm crm = new Crm(this);
    private final Provider provider = new Provider(this);
    private final Listener listener = new Listener(this);
    private final Rules rules = new Rules(this);
    private final List<Node> nodes = new ArrayList<>();
    private final List<Node> desks = new ArrayList<>();
    private Runnable others = () -> {};
    private int depth;

    SimWorld(long seed, Instant start, int nodeCount, Optional<PlantedFault> fault, boolean inWords) {
        this.clock = new SimClock(start);
        this.trace = new Trace(clock, inWords);
        this.weather = new Weather(seed);
        this.ids = new Chance(seed, 5);
        this.fault = fault;
        for (int i = 0; i < nodeCount; i++) {
            nodes.add(new Node(this, i, false));
        }
        desks.add(new Node(this, 8, true));
        desks.add(new Node(this, 9, true));
    }

    SimClock clock() {
        return clock;
    }

    Trace trace() {
        return trace;
    }

    Weather weather() {
        return weather;
    }

    Chance ids() {
        return ids;
    }

    /** The fault that is planted in a node, or none. */
    Flaw flaw(boolean isDesk) {
        return fault.map(f -> f.in(this, isDesk)).orElseGet(Flaw::new);
    }

    WatchedStorage watched() {
        return watched;
    }

    Books books() {
        return books;
    }

    Facts facts() {
        return facts;
    }

    Crm crm() {
        return crm;
    }

    Provider provider() {
        return provider;
    }

    Listener listener() {
        return listener;
    }

    Rules rules() {
        return rules;
    }

    /** The nodes that tick. */
    List<Node> nodes() {
        return nodes;
    }

    /** A node that serves people and does nothing else at the moment. */
    Optional<Node> desk() {
        return desks.stream().filter(d -> !d.isBusy()).findFirst();
    }

    /** Writes straight into the storage, before anything happens. */
    void staging(Consumer<Storage> work) {
        Node desk = desks.get(0);
        new Commits(this, desk).run(() -> work.accept(watched));
    }

    /** Who acts while somebody is between two steps of its work. */
    void others(Runnable act) {
        others = act;
    }

    /** Somebody is between two steps: others act now, if they do. */
    void meanwhile() {
        if (depth < DEEPEST && weather.meanwhile()) {
            depth++;
            trace.deeper();
            others.run();
            trace.back();
            depth--;
        }
    }

    boolean isMeanwhile() {
        return depth > 0;
    }

    /** Time has passed: whoever was in the middle of something was slow. */
    void timePassed() {
        for (Node node : nodes) {
            if (node.isBusy()) {
                node.tick().disturb();
            }
        }
    }

    /** Something a person can read. */
    String words(Object about) {
        if (about instanceof SequenceId id) {
            return name(id);
        }
        if (about instanceof EnrollmentId id) {
            return name(id);
        }
        if (about instanceof DraftId id) {
            return books.find(TouchId.of(id)).map(this::name).orElse("draft " + id);
        }
        return about instanceof Touch touch ? name(touch) : about.toString();
    }

    String name(SequenceId id) {
        int number = 0;
        for (var sequence : books.sequences()) {
            number++;
            if (sequence.id().equals(id)) {
                return "S" + number;
            }
        }
        return "S(new)";
    }

    String name(EnrollmentId id) {
        return books.find(id).map(e -> name(e.sequence()) + "/" + e.contact()).orElse("S?/(new)");
    }

    String name(Touch touch) {
        return name(touch.enrollment()) + "/" + touch.position();
    }
}
