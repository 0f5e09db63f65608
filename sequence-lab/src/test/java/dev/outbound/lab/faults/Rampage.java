package dev.outbound.lab.faults;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.suppression.Suppression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Nodes that send without end, people who launch and stop things, and a nemesis. An hour passes with every round, so that what
 * was launched a day before goes on, leases end and waits are over.
 */
final class Rampage {

    private static final Duration ROUND = Duration.ofHours(1);
    private static final Duration THROTTLE = Duration.ofHours(4);
    private static final int LONGEST_PAUSE_MILLIS = 120;

    /** What the nemesis does. */
    enum Act {
        NOTHING,
        KILL,
        TERMINATE,
        FREEZE,
        RESTART_DATABASE,
        TERMINATE_BACKENDS,
        CUT_BEFORE_COMMIT,
        CUT_AFTER_COMMIT
    }

    /** A node and its own way to the database. */
    private record Place(CuttingProxy way, Node node) {}

    private final Lab lab;
    private final SplittableRandom random;
    private final int peopleEach;
    private final List<Place> places = new ArrayList<>();
    private int nextPerson;
    private int doubtful;
    private int acts;

    Rampage(Lab lab, long seed, int nodes, int peopleEach) {
        this.lab = lab;
        this.random = new SplittableRandom(seed);
        this.peopleEach = peopleEach;
        for (int i = 0; i < nodes; i++) {
            places.add(place());
        }
    }

    private Place place() {
        CuttingProxy way = new CuttingProxy(lab.postgres().port());
        Node node = lab.node(lab.setting().withDatabase(lab.database().url(way.port())))
                .awaitReady();
        node.tell("go");
        return new Place(way, node);
    }

    /** How many messages may be in doubt by now. */
    int doubtful() {
        return doubtful;
    }

    int acts() {
        return acts;
    }

    int messages() {
        return nextPerson * 2;
    }

    /** So many people get a mail now and one tomorrow; meanwhile this happens. */
    void round(Act act) {
        List<ContactId> people = Crowd.ids(nextPerson, peopleEach);
        nextPerson += peopleEach;
        SequenceId id = lab.desk().launched(people, Desk.mail(0), Desk.mail(1));
        Lab.pause(random.nextInt(LONGEST_PAUSE_MILLIS));
        act(act);
        people(id, people);
        lab.clock().move(ROUND);
    }

    /** People stop things: one in eight sequences is cancelled, one contact in some opts out or answers. */
    private void people(SequenceId id, List<ContactId> people) {
        ContactId one = people.get(random.nextInt(people.size()));
        switch (random.nextInt(8)) {
            case 0 -> {
                lab.desk().workspace().running().cancel(id);
                lab.stopped(people.stream().map(ContactId::value).collect(Collectors.toSet()), Optional.of(id.value()));
            }
            case 1, 2 -> {
                lab.desk()
                        .workspace()
                        .suppressions()
                        .add(Crowd.email(one).key(), Suppression.Source.UNSUBSCRIBE_LINK, "", Optional.of(one));
                lab.stopped(Set.of(one.value()), Optional.empty());
            }
            case 3, 4 ->
                sentTo(id, one).ifPresent(enrollment -> {
                    lab.survivor().reply(new EnrollmentId(enrollment));
                    lab.stopped(Set.of(one.value()), Optional.of(id.value()));
                });
            default -> {}
        }
    }

    private Optional<UUID> sentTo(SequenceId id, ContactId contact) {
        return lab.id("select enrollment_id from seq_touch where status = 'SENT' and sequence_id = '" + id.value()
                + "' and contact_id = '" + contact.value() + "'");
    }

    private void act(Act act) {
        int victim = random.nextInt(places.size());
        Place place = places.get(victim);
        acts += act == Act.NOTHING ? 0 : 1;
        switch (act) {
            case NOTHING -> {}
            case KILL -> {
                place.node().kill();
                doubtful += lab.setting().batch();
                places.set(victim, place());
            }
            case TERMINATE -> {
                place.node().terminate();
                places.set(victim, place());
            }
            case FREEZE -> {
                place.node().freeze();
                // Past every lease; what it was in the middle of is in doubt until it wakes up and tells.
                lab.clock().move(Setting.SETTLED);
                lab.awaitRest();
                place.node().thaw();
            }
            case RESTART_DATABASE -> {
                lab.postgres().restartImmediately();
                lab.survivor().database().getHikariPoolMXBean().softEvictConnections();
            }
            case TERMINATE_BACKENDS -> {
                lab.postgres().terminateBackends(lab.database());
                lab.survivor().database().getHikariPoolMXBean().softEvictConnections();
            }
            case CUT_BEFORE_COMMIT, CUT_AFTER_COMMIT -> {
                int before = place.way().cuts();
                place.way().cutCommit(1 + random.nextInt(4), act == Act.CUT_AFTER_COMMIT);
                Lab.await("a commit is cut", () -> place.way().cuts() > before);
            }
        }
    }

    /** Nobody does anything bad any more, and everything finds its end. */
    void heal() {
        places.forEach(place -> place.way().leaveAlone());
        lab.settle();
        for (int times = 0; times < 7; times++) {
            lab.clock().move(THROTTLE);
            lab.awaitRest();
        }
        places.forEach(place -> place.node().terminate());
    }
}
