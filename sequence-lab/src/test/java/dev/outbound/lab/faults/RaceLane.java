package dev.outbound.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.Channel;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.SequenceException;
import dev.outbound.jdbc.JdbcStorage;
import dev.outbound.lab.Postgres;
import dev.outbound.setup.Workers;
import dev.outbound.storage.Storage;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Races one after the other, on a database of their own. */
final class RaceLane implements AutoCloseable {

    private static final int PEOPLE_AT_ONCE = 200;

    private final Lab lab;
    private final HikariDataSource nodes;
    private final HikariDataSource persons;
    private final List<OutboundMessage.Email> sent = new CopyOnWriteArrayList<>();
    private int nextPerson;

    /** What somebody does. */
    enum Deed {
        OPT_OUT,
        REPLY,
        REMOVE,
        PAUSE,
        SKIP,
        EDIT_DAY,
        EDIT_WORDS,
        SEND_NOW;

        /** Whether nothing may go out once it has been answered. */
        boolean stops() {
            return this != SEND_NOW;
        }
    }

    /** What became of one race. */
    private record Race(Deed deed, Touch before, Turns turns, Turns.Party node, Turns.Party person, long fence) {}

    RaceLane(Postgres postgres) {
        this.lab = new Lab(postgres, 1);
        this.nodes = lab.setting().dataSource();
        this.persons = lab.setting().dataSource();
    }

    /**
     * Runs so many races and judges each.
     *
     * @return for each deed, how often the message went and how often it did not
     */
    Map<Deed, int[]> run(int races, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Deed, int[]> tally = new EnumMap<>(Deed.class);
        for (int i = 0; i < races; i++) {
            Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
            Race race = race(deed, random.nextLong());
            boolean went = judge(race, "seed " + seed + " race " + i + " " + deed);
            tally.computeIfAbsent(deed, d -> new int[2])[went ? 0 : 1]++;
        }
        return tally;
    }

    private Race race(Deed deed, long seed) {
        Touch touch = nextDue();
        sent.clear();
        Turns turns = new Turns(seed);
        Turns.Party node = turns.party();
        Turns.Party person = turns.party();
        List<Long> fences = new ArrayList<>();
        SequenceEngine sends = lab.setting()
                .engine(fenced(node.watched(JdbcStorage.on(nodes)), turns, fences), lab.clock())
                .email(this::take)
                .workers(Workers.inTurn())
                .build();
        SequenceEngine acts = lab.setting()
                .engine(person.watched(JdbcStorage.on(persons)), lab.clock())
                .email(this::take)
                .workers(Workers.inTurn())
                .build();
        turns.run(node, sends.dispatcher()::runOnce, person, () -> act(acts, deed, touch));
        long fence = fences.isEmpty() ? Long.MAX_VALUE : fences.get(0);
        return new Race(deed, touch, turns, node, person, fence);
    }

    /** The message a node would claim next. */
    private Touch nextDue() {
        String sql = "select id from seq_touch where status = 'SCHEDULED' and wake_at <= timestamp with time zone '"
                + lab.clock().instant() + "' order by wake_at, id limit 1";
        Optional<UUID> due = lab.id(sql);
        if (due.isEmpty()) {
            lab.desk().launched(Crowd.ids(nextPerson, PEOPLE_AT_ONCE), Desk.mail(0), Desk.mail(1));
            nextPerson += PEOPLE_AT_ONCE;
            return nextDue();
        }
        return lab.survivor()
                .storage()
                .touches()
                .find(Setting.WORKSPACE, new TouchId(due.get()))
                .orElseThrow();
    }

    private SendOutcome take(OutboundMessage.Email mail) {
        sent.add(mail);
        return SendOutcome.accepted("taken");
    }

    /** Notes when the sequence is locked for sending: the first statement of the fence. */
    private static Storage fenced(Storage storage, Turns turns, List<Long> fences) {
        return Ports.watched(storage, storage.transactions(), (port, method, call) -> {
            if (method.getName().equals("share")) {
                fences.add(turns.now());
            }
            return call.get();
        });
    }

    private static void act(SequenceEngine engine, Deed deed, Touch touch) {
        Workspace workspace = engine.workspace(Setting.WORKSPACE, Actor.user("somebody"));
        EnrollmentId id = touch.enrollment();
        switch (deed) {
            case OPT_OUT ->
                workspace
                        .suppressions()
                        .add(
                                Crowd.email(touch.contact()).key(),
                                Suppression.Source.UNSUBSCRIBE_LINK,
                                "",
                                Optional.of(touch.contact()));
            case REPLY -> engine.inbound().reply(Setting.WORKSPACE, id, Channel.EMAIL, "Let us talk.");
            case REMOVE -> workspace.enrollments().remove(id);
            case PAUSE -> workspace.enrollments().pause(id);
            case SKIP -> workspace.enrollments().skip(id, touch.position());
            case EDIT_DAY -> workspace.enrollments().editDay(id, touch.position(), touch.position() + 4, true);
            case EDIT_WORDS -> {
                workspace.enrollments().pause(id);
                Draft approved = workspace.reviews().draft(id, touch.position());
                Draft draft = workspace.reviews().reopen(approved.id(), approved.version());
                workspace
                        .reviews()
                        .edit(draft.id(), draft.version(), new DraftContent.Email("New subject", "New words.", false));
            }
            case SEND_NOW -> workspace.enrollments().sendNow(id, touch.position(), false);
        }
    }

    /** Whether it was sent. */
    private boolean judge(Race race, String which) {
        Touch after = lab.survivor()
                .storage()
                .touches()
                .find(Setting.WORKSPACE, race.before().id())
                .orElseThrow();
        assertThat(race.node().failure()).as(which).isEmpty();
        race.person()
                .failure()
                .ifPresent(refusal -> assertThat(refusal).as(which).isInstanceOf(SequenceException.class));
        List<OutboundMessage.Email> its = sent.stream()
                .filter(mail -> mail.handed().touch().equals(race.before().id()))
                .toList();
        assertThat(its).as(which).hasSizeLessThanOrEqualTo(1);
        boolean went = its.size() == 1;
        assertThat(after.status() == TouchStatus.SENT).as(which + " " + after).isEqualTo(went);
        assertThat(after.status()).as(which).isNotIn(TouchStatus.CLAIMED, TouchStatus.SENDING, TouchStatus.IN_DOUBT);
        boolean wasStopped = race.deed().stops() && race.person().failure().isEmpty();
        if (wasStopped && race.person().ended() < race.fence()) {
            assertThat(went).as(which + ": stopped before the fence").isFalse();
        }
        if (went) {
            assertThat(its.get(0).body().text()).as(which).doesNotContain("New words");
        }
        if (after.status() == TouchStatus.SCHEDULED || after.status() == TouchStatus.HELD) {
            lab.survivor().workspace().enrollments().remove(race.before().enrollment());
        }
        return went;
    }

    @Override
    public void close() {
        nodes.close();
        persons.close();
        lab.close();
    }
}
