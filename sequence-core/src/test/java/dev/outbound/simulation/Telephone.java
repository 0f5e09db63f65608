package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.inbound.InboundResult;
import dev.outbound.inbound.InboundText;
import dev.outbound.inbound.StatusReport;
import dev.outbound.touch.DeliveryStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What comes back from texts and calls: answers and keywords, keys that are pressed, and what the provider reports. */
final class Telephone {

    private static final List<String> WORDS =
            List.of("STOP", "Stop.", "START", "HELP", "sounds good", "sounds good", "please stop texting me");
    private static final List<DeliveryStatus> OF_TEXTS = List.of(
            DeliveryStatus.NONE, DeliveryStatus.DELIVERED, DeliveryStatus.DELIVERED, DeliveryStatus.UNDELIVERED);
    private static final List<DeliveryStatus> OF_CALLS = List.of(
            DeliveryStatus.NONE,
            DeliveryStatus.ANSWERED,
            DeliveryStatus.NO_ANSWER,
            DeliveryStatus.BUSY,
            DeliveryStatus.MACHINE);

    private final SimWorld world;
    private final Chance chance;
    private final List<InboundText> texts = new ArrayList<>();
    private int letters;

    Telephone(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void act() {
        List<OutboundMessage> ours = world.provider().phoned();
        if (ours.isEmpty()) {
            return;
        }
        OutboundMessage about = ours.get(chance.oneIn(2) ? ours.size() - 1 : chance.below(ours.size()));
        int what = chance.below(10);
        if (what < 5) {
            report(about);
        } else if (about instanceof OutboundMessage.Voice call) {
            press(call);
        } else if (!texts.isEmpty() && chance.oneIn(4)) {
            take(chance.of(texts), contact(about));
        } else {
            about.fold(mail -> false, text -> write(text), call -> false);
        }
    }

    private boolean write(OutboundMessage.Sms about) {
        letters++;
        InboundText text = new InboundText(
                "SM" + letters,
                about.to(),
                about.from(),
                chance.of(WORDS),
                Optional.empty(),
                world.clock().instant());
        texts.add(text);
        take(text, contact(about));
        return true;
    }

    private void take(InboundText text, ContactId contact) {
        AddressKey number = text.from().key();
        boolean isStart = text.body().equals("START");
        world.facts().replied.add(contact);
        if (isStart) {
            world.facts().released(number);
        } else {
            world.facts().suppressionAsked.add(number);
            world.facts().optOutAsked.add(contact);
        }
        int removals = world.facts().removals(number);
        List<InboundResult> results = new ArrayList<>();
        world.desk().ifPresent(desk -> {
            Node.Ending ending = desk.work(
                    "text " + text.body(),
                    "",
                    engine -> results.add(engine.inbound().text(SimWorld.WORKSPACE, text)));
            Violation.unless(ending != Node.Ending.REFUSED, "an inbound text was refused");
        });
        if (isStart) {
            world.facts().released(number);
        }
        if (results.contains(InboundResult.OPTED_OUT)) {
            world.facts().suppressed(number, removals);
            optedOut(number);
        }
    }

    private void press(OutboundMessage.Voice call) {
        AddressKey number = call.to().key();
        world.facts().suppressionAsked.add(number);
        world.facts().optOutAsked.add(contact(call));
        int removals = world.facts().removals(number);
        List<InboundResult> results = new ArrayList<>();
        UUID attempt = call.handed().attempt();
        world.desk()
                .ifPresent(desk -> desk.work(
                        "key pressed",
                        "",
                        engine -> results.add(engine.inbound()
                                .keypressOptOut(SimWorld.WORKSPACE, Optional.of(attempt), "p-" + attempt))));
        if (results.contains(InboundResult.OPTED_OUT)) {
            world.facts().suppressed(number, removals);
        }
    }

    private void report(OutboundMessage about) {
        boolean isText = about instanceof OutboundMessage.Sms;
        UUID attempt = about.handed().attempt();
        StatusReport report = new StatusReport(
                isText ? Channel.SMS : Channel.VOICE,
                chance.oneIn(4) ? Optional.empty() : Optional.of(attempt),
                "p-" + attempt,
                chance.of(isText ? OF_TEXTS : OF_CALLS),
                Optional.empty());
        world.desk().ifPresent(desk -> {
            Node.Ending ending =
                    desk.work("report", report, engine -> engine.inbound().status(SimWorld.WORKSPACE, report));
            Violation.unless(ending != Node.Ending.REFUSED, "a report was refused");
        });
    }

    /** Nobody who holds the number is on the way any more. */
    private void optedOut(AddressKey number) {
        world.books().enrollments().forEach(enrollment -> {
            if (enrollment.keys().contains(number) && !enrollment.status().isTerminal()) {
                throw new Violation(world.name(enrollment.id()) + " is " + enrollment.status() + " after a STOP");
            }
        });
    }

    private ContactId contact(OutboundMessage message) {
        return world.books()
                .find(message.handed().touch())
                .orElseThrow(() -> new Violation("a message of no touch"))
                .contact();
    }
}
