package dev.outbound.simulation;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.error.SequenceException;
import dev.outbound.policy.Policy;
import dev.outbound.setup.Workers;
import dev.outbound.storage.ForwardingStorage;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import dev.outbound.store.UncertainCommitException;
import dev.outbound.workspace.Actor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One process with one engine. When it crashes, everything but the storage is new. */
final class Node {

    private static final byte[] SECRET = "a secret of more than 32 bytes for tests".getBytes(StandardCharsets.UTF_8);
    private static final URI LINKS = URI.create("https://crm.example/u/");

    private final SimWorld world;
    private final int number;
    private final boolean isDesk;
    private SequenceEngine engine;
    private Tick tick = new Tick();
    private boolean busy;

    Node(SimWorld world, int number, boolean isDesk) {
        this.world = world;
        this.number = number;
        this.isDesk = isDesk;
        this.engine = engine();
    }

    private SequenceEngine engine() {
        Flaw flaw = world.flaw(isDesk);
        Commits commits = new Commits(world, this);
        Storage storage = new ForwardingStorage(flaw.storage(world.watched())) {
            @Override
            public Transactions transactions() {
                return commits;
            }
        };
        return SequenceEngine.builder()
                .storage(storage)
                .contacts(world.crm().seenBy(this))
                .workspace(SimWorld.ACME)
                .unsubscribe(LINKS, SECRET)
                .email(message -> flaw.answer(world.provider().send(message, this)))
                .sms(message -> flaw.answer(world.provider().send(message, this)))
                .voice(message -> flaw.answer(world.provider().send(message, this)))
                .draftWriter(new SimWriter())
                .listener(world.listener())
                .policy(Policy.DEFAULT)
                .clock(world.clock())
                .nanos(flaw.nanos(world.clock()::nanos))
                .random(new SplittableRandom(world.ids().number()))
                .workers(Workers.inTurn())
                .build();
    }

    int number() {
        return number;
    }

    boolean isBusy() {
        return busy;
    }

    Tick tick() {
        return tick;
    }

    Workspace people() {
        return engine.workspace(SimWorld.WORKSPACE, Actor.user("tyler"));
    }

    /** Something came between the steps of what it does. */
    void disturbed(String by) {
        tick.disturb();
        world.trace().event(1, number);
        if (world.trace().isInWords()) {
            world.trace().say("node " + number + ": " + by);
        }
    }

    /** What became of a piece of work. */
    enum Ending {
        DONE,
        /** The engine said no. */
        REFUSED,
        /** It is not known whether it was done. */
        UNKNOWN
    }

    /** Lets the engine do something, whatever becomes of it. A crash ends the work and starts a new engine. */
    Ending work(String what, Consumer<SequenceEngine> task) {
        return work(what, "", task);
    }

    /** As {@link #work(String, Consumer)}; what it is about is put into words only where somebody reads them. */
    Ending work(String what, Object about, Consumer<SequenceEngine> task) {
        Trace trace = world.trace();
        trace.event(2, number);
        if (trace.isInWords()) {
            trace.say("node " + number + ": " + what + " " + world.words(about));
        }
        trace.deeper();
        Violation.unless(!busy, "node " + number + " does two things at once");
        busy = true;
        tick = new Tick();
        try {
            task.accept(engine);
            return Ending.DONE;
        } catch (SequenceException refused) {
            if (trace.isInWords()) {
                trace.say("refused: " + refused.getMessage());
            }
            return Ending.REFUSED;
        } catch (UncertainCommitException | SimFailure fault) {
            if (trace.isInWords()) {
                trace.say("failed: " + fault.getMessage());
            }
            return Ending.UNKNOWN;
        } catch (NodeCrash crash) {
            if (trace.isInWords()) {
                trace.say("crashed");
            }
            engine = engine();
            return Ending.UNKNOWN;
        } catch (RuntimeException defect) {
            throw new Violation(what + " ended with " + defect, defect);
        } finally {
            busy = false;
            trace.back();
        }
    }

    /** One tick of the dispatcher; the whole engine's once in a while. */
    void tick(boolean whole) {
        if (!busy) {
            work(whole ? "tick of everything" : "tick", e -> {
                if (whole) {
                    e.tick();
                } else {
                    e.dispatcher().runOnce();
                }
            });
        }
    }
}
