package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done to a whole sequence while it runs. Each is one transaction and takes effect before it returns. */
public final class Running {

    private static final int SLICE = 500;

    private final Setup setup;
    private final Scope scope;

    public Running(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** Holds a launched sequence. A message that is being handed over at this moment is still sent and recorded. */
    public void pause(SequenceId id) {
        Instant now = setup.now();
        setup.run(() -> {
            Sequence paused = setup.lockSequence(scope.workspace(), id)
                    .require("be paused", SequenceStatus.SCHEDULED, SequenceStatus.RUNNING)
                    .become(SequenceStatus.PAUSED);
            Journal journal = move(paused, ActivityType.SEQUENCE_PAUSED, now);
            each(paused, journal, Course::takeBackClaims);
        });
    }

    /**
     * Goes on. For each contact whose next step was due on an earlier day, what is left moves by the days that were lost;
     * contacts that are paused themselves stay paused.
     */
    public void resume(SequenceId id) {
        Sequence seen = setup.sequence(scope.workspace(), id).require("be resumed", SequenceStatus.PAUSED);
        Map<ContactId, Contact> contacts = contacts(id);
        Schedule schedule = new Schedule(setup.policy(), setup.settings(scope.workspace()));
        Instant now = setup.now();
        boolean isAhead = seen.startAt().filter(start -> start.isAfter(now)).isPresent();
        setup.run(() -> {
            Sequence resumed = setup.lockSequence(scope.workspace(), id)
                    .require("be resumed", SequenceStatus.PAUSED)
                    .become(isAhead ? SequenceStatus.SCHEDULED : SequenceStatus.RUNNING);
            Journal journal = move(resumed, ActivityType.SEQUENCE_RESUMED, now);
            each(resumed, journal, course -> {
                if (course.enrollment().status() == EnrollmentStatus.ACTIVE) {
                    Optional.ofNullable(contacts.get(course.enrollment().contact()))
                            .ifPresent(c -> schedule.resume(course, schedule.zones(course.sequence(), c)));
                }
            });
        });
    }

    /**
     * Ends a sequence for good: everything not handed over is skipped at once. The record, with drafts and activities,
     * stays. Cancelling twice changes nothing.
     */
    public void cancel(SequenceId id) {
        Instant now = setup.now();
        setup.run(() -> {
            Sequence locked = setup.lockSequence(scope.workspace(), id);
            if (locked.status() == SequenceStatus.CANCELLED) {
                return;
            }
            Sequence cancelled = locked.become(SequenceStatus.CANCELLED);
            Journal journal = move(cancelled, ActivityType.SEQUENCE_CANCELLED, now);
            each(cancelled, journal, course -> {
                if (!course.enrollment().status().isTerminal()) {
                    course.cancel(EndReason.SEQUENCE_CANCELLED, SkipReason.CANCELLED);
                }
            });
        });
    }

    private Journal move(Sequence next, ActivityType type, Instant now) {
        setup.storage().sequences().save(scope.workspace(), next);
        Journal journal = setup.journal(scope.actor(), now);
        journal.note(type, Subject.of(next.id()));
        journal.appendTo(setup.storage().activities(), scope.workspace());
        return journal;
    }

    private void each(Sequence sequence, Journal journal, Consumer<Course> change) {
        Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
        Optional<EnrollmentId> after = Optional.empty();
        List<Course> slice = courses.lockNext(sequence, after, SLICE);
        while (!slice.isEmpty()) {
            slice.forEach(change);
            courses.save(slice);
            after = Optional.of(slice.get(slice.size() - 1).enrollment().id());
            slice = courses.lockNext(sequence, after, SLICE);
        }
    }

    private Map<ContactId, Contact> contacts(SequenceId id) {
        Map<ContactId, Contact> all = new HashMap<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(SLICE));
        while (request.isPresent()) {
            Page<Enrollment> page = setup.storage().enrollments().page(scope.workspace(), id, request.get());
            all.putAll(setup.contacts(
                    scope.workspace(),
                    page.items().stream()
                            .filter(e -> e.status().isLive())
                            .map(Enrollment::contact)
                            .toList()));
            request = page.next().map(cursor -> PageRequest.after(SLICE, cursor));
        }
        return all;
    }
}
