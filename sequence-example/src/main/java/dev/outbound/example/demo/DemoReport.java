package dev.outbound.example.demo;

import dev.outbound.Workspace;
import dev.outbound.address.Channel;
import dev.outbound.approval.QueueEntry;
import dev.outbound.example.App;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.mailbox.Mail;
import dev.outbound.example.mailbox.Mailbox;
import dev.outbound.example.phone.PhoneLog;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What went out per step and why the rest did not, and whether what arrived is what the database says. */
final class DemoReport {

    private final App app;
    private final Workspace workspace;
    private final PrintStream out;

    DemoReport(App app, Workspace workspace, PrintStream out) {
        this.app = app;
        this.workspace = workspace;
        this.out = out;
    }

    /**
     * Prints everything.
     *
     * @return whether both sides agree
     */
    boolean print(SequenceId id) {
        table(id);
        List<Touch> touches = touches(id);
        List<String> wrong = new ArrayList<>();
        mails(touches, wrong);
        phone(touches, wrong);
        long doubtful =
                touches.stream().filter(t -> t.status() == TouchStatus.IN_DOUBT).count();
        long unfinished = touches.stream().filter(t -> !t.status().isDone()).count();
        if (unfinished > 0) {
            wrong.add(unfinished + " touches are neither sent nor ended");
        }
        wrong.forEach(line -> out.println("WRONG: " + line));
        out.println("Sent "
                + touches.stream().filter(t -> t.status() == TouchStatus.SENT).count() + ", in doubt "
                + doubtful + ", mails in the mailbox " + app.get(Mailbox.class).size()
                + ", texts and calls at the phone provider "
                + app.get(PhoneLog.class).sent().size() + ": "
                + (wrong.isEmpty() ? "mailbox and database agree" : "mailbox and database DISAGREE"));
        return wrong.isEmpty();
    }

    private void table(SequenceId id) {
        Sequence sequence = workspace.compose().get(id);
        Map<Integer, Map<String, Integer>> rows = new TreeMap<>();
        for (Touches.Count count : workspace.stats(id).touches()) {
            String what = count.status() == TouchStatus.SKIPPED
                    ? "skipped " + count.skipReason().map(Enum::name).orElse("")
                    : count.status().name();
            rows.computeIfAbsent(count.position(), p -> new TreeMap<>()).merge(what, count.count(), Integer::sum);
        }
        out.printf("%n%-4s %-6s %-12s %5s  %s%n", "step", "day", "channel", "sent", "not sent, and why");
        rows.forEach((position, counts) -> {
            Map<String, Integer> rest = new TreeMap<>(counts);
            Integer sent = rest.remove(TouchStatus.SENT.name());
            out.printf(
                    "%-4d %-6d %-12s %5d  %s%n",
                    position,
                    sequence.recipe().step(position).day(),
                    sequence.recipe().step(position).channel().label(),
                    sent == null ? 0 : sent,
                    rest);
        });
        out.println("contacts: " + new TreeMap<>(workspace.stats(id).enrollments()));
    }

    /** All touches of the sequence. */
    List<Touch> touches(SequenceId id) {
        List<Touch> touches = new ArrayList<>();
        for (QueueEntry entry :
                workspace.reviews().queue(id, PageRequest.first(1_000)).items()) {
            touches.addAll(workspace.enrollments().touches(entry.enrollment().id()));
        }
        return touches;
    }

    private void mails(List<Touch> touches, List<String> wrong) {
        Map<String, Integer> arrived = new HashMap<>();
        Map<String, String> recipients = new HashMap<>();
        for (Mail mail : app.get(Mailbox.class).all()) {
            String messageId = mail.messageId().orElse("none");
            arrived.merge(messageId, 1, Integer::sum);
            recipients.put(messageId, mail.recipient());
        }
        for (Touch touch : touches) {
            if (touch.channel() != Channel.EMAIL || touch.handover().isEmpty()) {
                continue;
            }
            Handover handover = touch.handover().get();
            Integer count = arrived.remove(handover.messageId());
            compare(touch, count == null ? 0 : count, wrong);
            String recipient = recipients.get(handover.messageId());
            if (recipient != null && !recipient.equalsIgnoreCase(handover.to())) {
                wrong.add("touch " + touch.id() + " arrived at another address");
            }
        }
        arrived.forEach((messageId, count) -> wrong.add("a mail nobody knows arrived: " + messageId));
    }

    private void phone(List<Touch> touches, List<String> wrong) {
        Map<UUID, Integer> attempts = new HashMap<>();
        app.get(PhoneLog.class).sent().forEach(e -> attempts.merge(PhoneLog.attempt(e), 1, Integer::sum));
        Map<UUID, Integer> recorded = new HashMap<>();
        app.get(Storage.class)
                .touches()
                .attempts(app.get(AppConfig.class).tenant().settings().id(), attempts.keySet())
                .forEach(attempt -> {
                    Integer count = attempts.remove(attempt.id());
                    recorded.merge(attempt.touch().value(), count == null ? 0 : count, Integer::sum);
                });
        for (Touch touch : touches) {
            if (touch.channel() != Channel.EMAIL) {
                Integer count = recorded.remove(touch.id().value());
                compare(touch, count == null ? 0 : count, wrong);
            }
        }
        recorded.keySet().forEach(touch -> wrong.add("a text or call nobody knows was taken: touch " + touch));
        attempts.keySet().forEach(attempt -> wrong.add("a text or call nobody knows was taken: attempt " + attempt));
    }

    private static void compare(Touch touch, int count, List<String> wrong) {
        boolean agrees = switch (touch.status()) {
            case SENT -> count == 1;
            case IN_DOUBT, SENDING -> count <= 1;
            case HELD, SCHEDULED, CLAIMED, FAILED, SKIPPED -> count == 0;
        };
        if (!agrees) {
            wrong.add("touch " + touch.id() + " is " + touch.status() + ", arrived " + count + " times");
        }
    }
}
