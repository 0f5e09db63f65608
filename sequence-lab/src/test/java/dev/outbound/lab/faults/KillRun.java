package dev.outbound.lab.faults;

import dev.outbound.address.Channel;
import dev.outbound.channels.twilio.simulator.Answer;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.lab.faults.Evidence.TouchRow;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A node is killed at a point, and another process takes its place. */
final class KillRun {

    private static final int PEOPLE = 12;
    private static final long PATIENCE_SECONDS = 60;

    private final Lab lab;
    private int nextPerson;
    private int doubtful;
    private int messages;

    KillRun(Lab lab) {
        this.lab = lab;
    }

    /** How many messages may be in doubt by now. */
    int doubtful() {
        return doubtful;
    }

    int messages() {
        return messages;
    }

    /** One kill, and everything brought to its end. */
    void at(Point point) {
        if (point.isText()) {
            // Each kill takes the time on by a minute and a half: after a thousand of them it may be night.
            lab.clock().moveToMorning();
        }
        SequenceId id = lab.desk().written(Crowd.ids(nextPerson, PEOPLE), steps(point));
        nextPerson += PEOPLE;
        messages += PEOPLE * 2;
        CountDownLatch reached = new CountDownLatch(1);
        Node victim = lab.node().awaitReady();
        victim.whenReached(p -> reached.countDown());
        if (point.isAtTheRelay()) {
            lab.relay().fallSilentAt(point, reached::countDown);
        } else if (point == Point.K23_TEXT_REQUESTED) {
            lab.twilio().answeringNext(Answer.takenSilently(Answer.Act.HANG));
        } else if (point == Point.K18_RESOLVING) {
            lab.twilio().answeringNext(Answer.takenSilently(Answer.Act.CLOSE));
        } else if (point != Point.K17_REAPING) {
            victim.tell("arm", point);
        }
        lead(point, victim, id);
        await(point, reached);
        victim.kill();
        lab.relay().listenOnly();
        if (point.leavesDoubt()) {
            doubtful += lab.setting().batch();
        }
        afterwards(point, id);
    }

    private static Step[] steps(Point point) {
        return point.isText() ? new Step[] {Desk.text(0), Desk.text(1)} : new Step[] {Desk.mail(0), Desk.mail(1)};
    }

    /** Brings the victim to where the point can be reached. */
    private void lead(Point point, Node victim, SequenceId id) {
        switch (point) {
            case K21_APPROVING -> victim.send("approve", id.value());
            case K22_LAUNCHING -> {
                Desk.approveAll(lab.desk().workspace(), id);
                victim.send("launch", id.value());
            }
            case K17_REAPING -> {
                launch(id);
                orphan();
                victim.tell("arm", point);
                lab.clock().move(Setting.SETTLED);
                victim.tell("go");
            }
            case K18_RESOLVING -> {
                launch(id);
                victim.tell("go");
                lab.awaitRest();
                victim.tell("arm", point);
                victim.send("search " + inDoubt(id).id());
            }
            case K19_REPLY_BEING_STORED, K20_REPLY_STORED -> {
                launch(id);
                victim.tell("go");
                lab.awaitRest();
                victim.send("reply", firstSent(id).enrollment());
            }
            default -> {
                launch(id);
                victim.tell("go");
                if (point == Point.K23_TEXT_REQUESTED) {
                    int before = lab.twilio().posts();
                    Lab.await("a text is requested", () -> lab.twilio().posts() > before);
                }
            }
        }
    }

    private void launch(SequenceId id) {
        Desk.approveAll(lab.desk().workspace(), id);
        Desk.launch(lab.desk().workspace(), id, LaunchOptions.now());
    }

    /** A node that dies with attempts in its hands, for another to find. */
    private void orphan() {
        CountDownLatch fenced = new CountDownLatch(1);
        Node dying = lab.node().awaitReady();
        dying.whenReached(p -> fenced.countDown());
        dying.tell("arm", Point.K05_FENCED);
        dying.tell("go");
        await(Point.K05_FENCED, fenced);
        dying.kill();
        doubtful += lab.setting().batch();
    }

    private void await(Point point, CountDownLatch reached) {
        if (point == Point.K23_TEXT_REQUESTED) {
            return;
        }
        try {
            if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no process came by " + point);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Another process finishes what is left, and the second step goes out the day after. */
    private void afterwards(Point point, SequenceId id) {
        Host other = lab.survivor();
        if (point == Point.K21_APPROVING || point == Point.K22_LAUNCHING) {
            Desk.approveAll(other.workspace(), id);
            if (isUnlaunched(id)) {
                Desk.launch(other.workspace(), id, LaunchOptions.now());
            }
        }
        if (point == Point.K19_REPLY_BEING_STORED || point == Point.K20_REPLY_STORED) {
            // Whoever delivers a mail and gets no answer delivers it again.
            TouchRow sent = firstSent(id);
            other.reply(new EnrollmentId(sent.enrollment()));
            lab.stopped(Set.of(sent.contact()), Optional.of(id.value()));
        }
        if (point == Point.K18_RESOLVING) {
            other.search(new TouchId(inDoubt(id).id()));
        }
        lab.clock().move(Setting.SETTLED);
        other.engine().dispatcher().drain();
        lab.clock().move(Duration.ofDays(1));
        other.engine().dispatcher().drain();
    }

    private TouchRow firstSent(SequenceId id) {
        return one(id, t -> t.status() == TouchStatus.SENT && t.channel() == Channel.EMAIL);
    }

    private TouchRow inDoubt(SequenceId id) {
        return one(id, t -> t.status() == TouchStatus.IN_DOUBT);
    }

    private boolean isUnlaunched(SequenceId id) {
        return lab.count("select count(*) from seq_sequence where status = 'IN_REVIEW' and id = '" + id.value() + "'")
                == 1;
    }

    private TouchRow one(SequenceId id, Predicate<TouchRow> which) {
        return lab.evidence().touches().stream()
                .filter(t -> t.sequence().equals(id.value()))
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such touch"));
    }

    /** What the checker finds. */
    List<Checker.Finding> findings() {
        return Checker.check(lab.evidence(), doubtful);
    }
}
