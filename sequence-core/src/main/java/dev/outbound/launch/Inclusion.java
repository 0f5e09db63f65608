package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.compose.Issue;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Activates contacts of a sequence that was launched without them. */
final class Inclusion {

    private static final SequenceStatus[] LAUNCHED = {
        SequenceStatus.SCHEDULED, SequenceStatus.RUNNING, SequenceStatus.PAUSED, SequenceStatus.COMPLETED
    };

    private final Setup setup;
    private final Scope scope;
    private final Equipment equipment;

    Inclusion(Setup setup, Scope scope, Equipment equipment) {
        this.setup = setup;
        this.scope = scope;
        this.equipment = equipment;
    }

    void include(SequenceId id, Collection<EnrollmentId> enrollments, boolean skipImpossible) {
        Sequence seen = setup.sequence(scope.workspace(), id).require("include contacts", LAUNCHED);
        WorkspaceSettings settings = setup.settings(scope.workspace());
        Schedule schedule = new Schedule(setup.policy(), settings);
        Instant now = setup.now();
        Set<EnrollmentId> ids = new TreeSet<>(enrollments);
        Survey survey = new Survey(
                schedule, start(seen, now), skipImpossible, setup.policy().consent());
        List<Candidate> candidates = new Candidates(setup, scope, schedule).ofIds(seen, ids);
        candidates.forEach(survey::add);
        requireAll(ids, candidates);
        Issue.requireNoError(survey.issues());
        Issue.requireNoError(new Readiness(equipment, setup.policy(), settings)
                .equipment(survey.touches().keySet()));
        setup.run(() -> {
            Sequence sequence = setup.lockSequence(scope.workspace(), id).require("include contacts", LAUNCHED);
            Journal journal = setup.journal(scope.actor(), now);
            if (sequence.status() == SequenceStatus.COMPLETED) {
                setup.storage().sequences().save(scope.workspace(), sequence.become(SequenceStatus.RUNNING));
                journal.note(
                        ActivityType.SEQUENCE_RESUMED,
                        Subject.of(id),
                        Map.of(Data.COUNT, Integer.toString(ids.size())));
            }
            activate(ids, start(sequence, now), survey.reach(), new Activation(schedule), journal);
        });
    }

    private void activate(
            Set<EnrollmentId> ids, Instant start, Map<ContactId, Reach> reach, Activation activation, Journal journal) {
        Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
        Set<AddressKey> keys = new HashSet<>();
        reach.values().forEach(r -> keys.addAll(r.keys()));
        Map<EnrollmentId, Course> locked = courses.lock(ids);
        Set<AddressKey> suppressed = setup.storage().suppressions().suppressed(scope.workspace(), keys);
        for (EnrollmentId id : ids) {
            Course course =
                    Optional.ofNullable(locked.get(id)).orElseThrow(() -> new NotFoundException("enrollment", id));
            requireReady(course);
            Reach there = Optional.ofNullable(reach.get(course.enrollment().contact()))
                    .orElseThrow(() ->
                            new NotFoundException("contact", course.enrollment().contact()));
            activation.activate(course, Survey.anchor(start, there.zones()), there, suppressed);
        }
        courses.save(locked.values());
    }

    private static void requireAll(Set<EnrollmentId> ids, List<Candidate> candidates) {
        Set<EnrollmentId> found = new HashSet<>();
        for (Candidate candidate : candidates) {
            found.add(candidate.course().enrollment().id());
            requireReady(candidate.course());
            if (candidate.isGone()) {
                throw new NotFoundException(
                        "contact", candidate.course().enrollment().contact());
            }
        }
        for (EnrollmentId id : ids) {
            if (!found.contains(id)) {
                throw new NotFoundException("enrollment", id);
            }
        }
    }

    private static void requireReady(Course course) {
        course.enrollment().require("be included", EnrollmentStatus.IN_REVIEW);
        if (!Candidate.isReady(course)) {
            throw new SequenceException(
                    ErrorCode.NOTHING_APPROVED,
                    "enrollment " + course.enrollment().id() + " has no approved draft");
        }
    }

    /** What the days of those who come later are counted from. */
    private static Instant start(Sequence sequence, Instant now) {
        return sequence.startAt().filter(start -> start.isAfter(now)).orElse(now);
    }
}
