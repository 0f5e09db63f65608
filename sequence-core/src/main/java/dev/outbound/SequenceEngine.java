package dev.outbound;

import dev.outbound.activity.EventRelay;
import dev.outbound.approval.ReviewTools;
import dev.outbound.conversation.MessageIds;
import dev.outbound.conversation.ReturnAddresses;
import dev.outbound.dispatch.Composer;
import dev.outbound.dispatch.Dispatcher;
import dev.outbound.dispatch.TestMails;
import dev.outbound.generation.Authoring;
import dev.outbound.generation.Generator;
import dev.outbound.inbound.Inbound;
import dev.outbound.launch.Equipment;
import dev.outbound.onecall.AutoLaunch;
import dev.outbound.optout.Unsubscribe;
import dev.outbound.setup.Setup;
import dev.outbound.setup.Workers;
import dev.outbound.suppression.HmacUnsubscribeLinks;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Optional;

/**
 * The engine. Built once per process; several processes may share one database. {@link #start} runs it in the background;
 * a host with its own scheduler calls {@link #tick} instead.
 */
public final class SequenceEngine implements AutoCloseable {

    private final Setup setup;
    private final Equipment equipment;
    private final Pseudonyms pseudonyms;
    private final Workers workers;
    private final ReviewTools reviewTools;
    private final Generator generator;
    private final AutoLaunch autoLaunch;
    private final Dispatcher dispatcher;
    private final EventRelay relay;
    private final Inbound inbound;
    private final Unsubscribe unsubscribe;
    private Optional<EngineLoop> loop = Optional.empty();

    SequenceEngine(EngineBuilder parts) {
        this.setup = parts.setup();
        this.workers = parts.workers();
        this.pseudonyms = parts.pseudonyms();
        MessageIds ids = new MessageIds(parts.secret(), parts.formerSecrets());
        ReturnAddresses returns = new ReturnAddresses(parts.secret(), parts.formerSecrets());
        HmacUnsubscribeLinks links =
                HmacUnsubscribeLinks.of(parts.unsubscribeBase(), parts.secret(), parts.formerSecrets());
        this.equipment = new Equipment(parts.senders().channels(), true);
        Authoring authoring = new Authoring(setup, parts.writer(), workers);
        Composer composer =
                new Composer(ids, returns, links, setup.policy().limits().smsOptOutNotice());
        TestMails testMails = new TestMails(
                setup, parts.senders(), composer, workers, parts.time().nanos());
        this.reviewTools = new ReviewTools(authoring, composer, testMails);
        this.generator = new Generator(setup, authoring, workers);
        this.autoLaunch = new AutoLaunch(setup, equipment, reviewTools);
        this.dispatcher = new Dispatcher(setup, parts.senders(), composer, workers, parts.time());
        this.relay = new EventRelay(
                setup.storage().transactions(),
                setup.storage().outbox(),
                parts.listener(),
                setup.ids().next());
        this.inbound = new Inbound(setup, ids, returns);
        this.unsubscribe = new Unsubscribe(setup, links);
    }

    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /** What one person of one tenant can do. */
    public Workspace workspace(WorkspaceId id, Actor actor) {
        return new Workspace(setup, new Scope(id, actor), new Workspace.Parts(equipment, pseudonyms, reviewTools));
    }

    /** What comes back. */
    public Inbound inbound() {
        return inbound;
    }

    /** What is behind the link of every mail. */
    public Unsubscribe unsubscribe() {
        return unsubscribe;
    }

    /** Writes drafts. */
    public Generator generator() {
        return generator;
    }

    /** Sends what is due. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /**
     * Everything once: a batch of drafts, what starts by itself, a batch of sends, a batch of events.
     *
     * @return whether there is probably more to do at once
     */
    public boolean tick() {
        int written = generator.runOnce();
        int launched = autoLaunch.runOnce();
        int sent = dispatcher.runOnce();
        int told = relay.relay(setup.now());
        return written + launched + sent + told > 0;
    }

    /** Ticks in the background until {@link #close}: at once while there is work, else after the interval. */
    public synchronized void start(Duration interval) {
        if (loop.isPresent()) {
            throw new IllegalStateException("the engine was started already");
        }
        loop = Optional.of(new EngineLoop(this::tick, interval));
    }

    /** Stops after the work in hand, and after one more try to record what the database did not take. */
    @Override
    public synchronized void close() {
        loop.ifPresent(EngineLoop::close);
        loop = Optional.empty();
        dispatcher.finish();
        workers.close();
    }
}
