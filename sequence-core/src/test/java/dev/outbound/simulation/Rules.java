package dev.outbound.simulation;

import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.sequence.Sequence;
import dev.outbound.touch.Touch;
import java.util.List;

/** Everything that must hold at every moment of a run. */
final class Rules {

    /** Asked before a commit is taken into the books. */
    interface Rule {
        void check(Changes changes, Node node);
    }

    private final SimWorld world;
    private final List<Rule> rules;
    private final CallRules calls;

    Rules(SimWorld world) {
        this.world = world;
        this.rules = List.of(
                new TouchRules(world),
                new VerdictRules(world),
                new FenceRules(world),
                new StopRules(world),
                new JournalRules(world),
                new ReasonRules(world));
        this.calls = new CallRules(world);
    }

    /** A node has committed these changes. */
    void committed(Changes changes, Node node) {
        tell(changes, node);
        for (Rule rule : rules) {
            rule.check(changes, node);
        }
        world.books().take(changes, node.tick());
    }

    /** A provider is about to accept a message. */
    void called(OutboundMessage message) {
        calls.check(message);
    }

    private void tell(Changes changes, Node node) {
        Trace trace = world.trace();
        trace.event(10, changes.activities.size());
        for (Touch touch : changes.touches.values()) {
            trace.event(11, touch.status().name().hashCode() * 100L + touch.position());
            trace.event(12, touch.timing().wakeAt().map(at -> at.toEpochMilli()).orElse(0L));
        }
        if (!trace.isInWords()) {
            return;
        }
        for (Sequence sequence : changes.sequences.values()) {
            trace.say("commit: " + world.name(sequence.id()) + " " + sequence.status());
        }
        for (Enrollment enrollment : changes.enrollments.values()) {
            trace.say("commit: " + world.name(enrollment.id()) + " " + enrollment.status()
                    + enrollment.pause().map(p -> " " + p.reason()).orElse(""));
        }
        for (Draft draft : changes.drafts.values()) {
            trace.say("commit: draft " + draft.position() + " of " + world.name(draft.enrollment()) + " "
                    + draft.status());
        }
        for (Touch touch : changes.touches.values()) {
            trace.say("commit: " + world.name(touch) + " " + touch.status()
                    + touch.skipReason().map(r -> " " + r).orElse("")
                    + touch.timing().wakeAt().map(at -> " until " + at).orElse("")
                    + (touch.timing().manual() ? " manual" : ""));
        }
        changes.suppressions.forEach((key, closed) -> trace.say("commit: " + (closed ? "closed " : "opened ") + key));
        changes.ended.forEach(a -> trace.say("commit: attempt " + a.number() + " " + a.state()));
        if (world.trace().isInWords() && changes.activities.size() > 0) {
            trace.say("node " + node.number() + " noted "
                    + changes.activities.stream()
                            .map(a -> a.type() + " " + a.data())
                            .toList());
        }
    }
}
