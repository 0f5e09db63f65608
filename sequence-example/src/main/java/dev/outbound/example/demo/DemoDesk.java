package dev.outbound.example.demo;

import dev.outbound.Workspace;
import dev.outbound.approval.QueueEntry;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.example.App;
import dev.outbound.example.crm.People;
import dev.outbound.example.crm.Person;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people at the desk do on the way: one contact is held for three days, one gets the next step at once, one is taken
 * out, and the whole sequence is held for an afternoon. Each is done when its hour comes and what it is done to still
 * stands as it should, so that a run that was killed does nothing twice.
 */
final class DemoDesk {

    private static final Instant TUESDAY_NOON = DemoClock.MONDAY_MORNING.plus(Duration.ofHours(26));
    private static final Instant FRIDAY_NOON = TUESDAY_NOON.plus(Duration.ofDays(3));
    private static final Instant WEDNESDAY = DemoClock.MONDAY_MORNING.plus(Duration.ofDays(2));

    private final Workspace workspace;
    private final Clock clock;
    private final PrintStream out;
    private final List<ContactId> cast;

    DemoDesk(App app, Workspace workspace, Clock clock, PrintStream out) {
        this.workspace = workspace;
        this.clock = clock;
        this.out = out;
        this.cast = app.get(People.class).search("", PageRequest.first(50)).items().stream()
                .filter(p -> p.email().isPresent())
                .skip(DemoEvents.CAST)
                .limit(3)
                .map(Person::id)
                .toList();
    }

    /** Does what is to be done at this hour. */
    void work(SequenceId id) {
        Map<ContactId, Enrollment> enrollments =
                workspace.reviews().queue(id, PageRequest.first(1_000)).items().stream()
                        .map(QueueEntry::enrollment)
                        .collect(Collectors.toMap(Enrollment::contact, e -> e));
        Optional.ofNullable(enrollments.get(cast.get(0))).ifPresent(this::hold);
        Optional.ofNullable(enrollments.get(cast.get(1))).ifPresent(this::hurry);
        Optional.ofNullable(enrollments.get(cast.get(2))).ifPresent(this::takeOut);
        holdAll(id);
    }

    private void hold(Enrollment held) {
        boolean byHand =
                held.pause().filter(p -> p.reason() == Pause.Reason.USER).isPresent();
        if (held.status() == EnrollmentStatus.ACTIVE && isAt(TUESDAY_NOON)) {
            workspace.enrollments().pause(held.id());
            say("a contact is held");
        } else if (byHand && !clock.instant().isBefore(FRIDAY_NOON)) {
            workspace.enrollments().resume(held.id());
            say("the contact goes on; what is left moves by the days that were lost");
        }
    }

    private void hurry(Enrollment hurried) {
        if (hurried.status() != EnrollmentStatus.ACTIVE || !isAt(TUESDAY_NOON)) {
            return;
        }
        Touch second = workspace.enrollments().touches(hurried.id()).get(1);
        if (second.status() == TouchStatus.SCHEDULED && !second.timing().manual()) {
            say("step 2 goes to a contact now: "
                    + workspace
                            .enrollments()
                            .sendNow(hurried.id(), 2, false)
                            .fold(() -> "with the next tick", later -> "at " + later.at(), () -> "it is on its way"));
        }
    }

    private void takeOut(Enrollment gone) {
        if (gone.status() == EnrollmentStatus.ACTIVE && isAt(TUESDAY_NOON)) {
            workspace.enrollments().remove(gone.id());
            say("a contact is taken out: all its steps are skipped");
        }
    }

    private void holdAll(SequenceId id) {
        SequenceStatus status = workspace.compose().get(id).status();
        if (status == SequenceStatus.RUNNING && isAt(WEDNESDAY)) {
            workspace.running().pause(id);
            say("the whole sequence is held");
        } else if (status == SequenceStatus.PAUSED && !clock.instant().isBefore(WEDNESDAY.plus(Duration.ofHours(4)))) {
            workspace.running().resume(id);
            say("the whole sequence goes on");
        }
    }

    /** The demo moves by the hour. */
    private boolean isAt(Instant hour) {
        return !clock.instant().isBefore(hour) && clock.instant().isBefore(hour.plus(Duration.ofHours(1)));
    }

    private void say(String words) {
        out.println("\n  " + clock.instant() + " " + words);
    }
}
