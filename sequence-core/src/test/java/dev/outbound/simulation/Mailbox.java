package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What comes back by mail: answers, absences, bounces, complaints and clicks on the link. What was not processed is handed
 * in again until it is, and some of it once more after that.
 */
final class Mailbox {

    /** A mail that came in, and the one of ours it is about. */
    private record Letter(InboundEmail mail, OutboundMessage.Email about) {}

    private final SimWorld world;
    private final Chance chance;
    private final List<Letter> waiting = new ArrayList<>();
    private final List<Letter> processed = new ArrayList<>();
    private int letters;

    Mailbox(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void act() {
        List<OutboundMessage.Email> ours = world.provider().mails();
        if (!waiting.isEmpty() && chance.oneIn(2)) {
            handIn(waiting.remove(0));
        } else if (!processed.isEmpty() && chance.oneIn(4)) {
            handIn(chance.of(processed));
        } else if (!ours.isEmpty()) {
            OutboundMessage.Email about = ours.get(chance.oneIn(2) ? ours.size() - 1 : chance.below(ours.size()));
            if (chance.oneIn(8)) {
                click(about);
            } else {
                handIn(new Letter(write(about), about));
            }
        }
    }

    /** Hands in all that is still waiting. */
    void empty() {
        List<Letter> rest = List.copyOf(waiting);
        waiting.clear();
        rest.forEach(this::handIn);
    }

    private InboundEmail write(OutboundMessage.Email about) {
        letters++;
        String id = about.threading().messageId();
        boolean named = !chance.oneIn(5);
        return new InboundEmail(
                "<letter-" + letters + "@people.example>",
                Optional.of(about.to()),
                List.of(),
                named ? List.of(id) : List.of(),
                named || chance.oneIn(2) ? List.of() : List.of(id),
                "Re: " + about.subject(),
                "Words",
                world.clock().instant(),
                kind(id));
    }

    private InboundKind kind(String about) {
        int what = chance.below(16);
        if (what < 4) {
            return new InboundKind.HumanReply(false);
        }
        if (what < 5) {
            return new InboundKind.HumanReply(true);
        }
        if (what < 8) {
            LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
            Optional<LocalDate> until =
                    chance.oneIn(2) ? Optional.empty() : Optional.of(today.plusDays(chance.below(9)));
            return new InboundKind.AutoReply(until);
        }
        if (what < 9) {
            return new InboundKind.Complaint(!chance.oneIn(4), List.of(about));
        }
        InboundKind.Verdict verdict = chance.of(List.of(
                InboundKind.Verdict.HARD,
                InboundKind.Verdict.SOFT,
                InboundKind.Verdict.SENDER_PROBLEM,
                InboundKind.Verdict.DELIVERED));
        return new InboundKind.DeliveryReport(
                List.of(new InboundKind.Report(verdict, Optional.empty(), List.of(about), "5.1.1")));
    }

    private void handIn(Letter letter) {
        Optional<Node> free = world.desk();
        if (free.isEmpty()) {
            waiting.add(letter);
            return;
        }
        ContactId contact = contact(letter.about());
        InboundKind kind = letter.mail().kind();
        boolean isReply = kind instanceof InboundKind.HumanReply;
        boolean isHard = kind instanceof InboundKind.DeliveryReport report
                && report.reports().get(0).verdict() == InboundKind.Verdict.HARD;
        boolean stops = (kind instanceof InboundKind.HumanReply reply && reply.asksToStop())
                || (kind instanceof InboundKind.Complaint complaint && complaint.suppresses());
        if (isReply) {
            world.facts().replied.add(contact);
        }
        if (isHard) {
            world.facts().bounced.add(contact);
        }
        AddressKey address = address(letter.about());
        if (stops || isHard) {
            world.facts().suppressionAsked.add(address);
        }
        if (stops) {
            world.facts().optOutAsked.add(contact);
        }
        int removals = world.facts().removals(address);
        List<InboundResult> results = new ArrayList<>();
        Node.Ending ending = free.get()
                .work(
                        "inbound",
                        kind,
                        engine -> results.add(engine.inbound().email(SimWorld.WORKSPACE, letter.mail())));
        if (ending == Node.Ending.UNKNOWN) {
            waiting.add(letter);
            return;
        }
        Violation.unless(ending == Node.Ending.DONE, "an inbound mail was refused");
        processed.add(letter);
        boolean isKnown = results.get(0) == InboundResult.OPTED_OUT
                || results.get(0) == InboundResult.COMPLAINT
                || results.get(0) == InboundResult.BOUNCE;
        if (isKnown && (stops || isHard)) {
            world.facts().suppressed(address, removals);
        }
        if (isKnown && stops) {
            optedOut(contact);
        }
    }

    private void click(OutboundMessage.Email mail) {
        ContactId contact = contact(mail);
        AddressKey address = address(mail);
        world.facts().optOutAsked.add(contact);
        world.facts().suppressionAsked.add(address);
        int removals = world.facts().removals(address);
        String path = mail.unsubscribe().getPath();
        String token = path.substring(path.lastIndexOf('/') + 1);
        world.desk().ifPresent(desk -> {
            Node.Ending ending = desk.work(
                    "click", e -> Violation.unless(e.unsubscribe().post(token), "a genuine link was not known"));
            if (ending == Node.Ending.DONE) {
                world.facts().suppressed(address, removals);
                optedOut(contact);
            }
        });
    }

    /** The contact was told that it will not be written to again. */
    private void optedOut(ContactId contact) {
        for (Enrollment enrollment : world.books().enrollments()) {
            if (enrollment.contact().equals(contact) && !enrollment.status().isTerminal()) {
                throw new Violation(world.name(enrollment.id()) + " is " + enrollment.status() + " after an opt-out");
            }
        }
    }

    private ContactId contact(OutboundMessage.Email mail) {
        return world.books()
                .find(mail.handed().touch())
                .orElseThrow(() -> new Violation("a mail of no touch"))
                .contact();
    }

    private static AddressKey address(OutboundMessage.Email mail) {
        return new AddressKey(AddressKind.EMAIL, mail.to().value().toLowerCase(Locale.ROOT));
    }
}
