package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.compose.Issue;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Schedule;
import dev.outbound.course.Whole;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Sender;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Advance;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From reviewed to running. A launch does what its preview showed, or nothing. */
public final class Launches {

    private final Setup setup;
    private final Scope scope;
    private final Equipment equipment;

    public Launches(Setup setup, Scope scope, Equipment equipment) {
        this.setup = setup;
        this.scope = scope;
        this.equipment = equipment;
    }

    /** What a launch with these options would do now. Changes nothing. */
    public LaunchPreview preview(SequenceId id, LaunchOptions options) {
        return survey(setup.sequence(scope.workspace(), id), options, Advance.UNHEARD)
                .preview();
    }

    /**
     * Launches the sequence: every contact with an approved draft is activated, in one transaction.
     *
     * @param fingerprint of the preview the person agreed to
     * @return the sequence, RUNNING, or SCHEDULED where the start lies ahead
     * @throws SequenceException the first error of the preview, or CONFLICT if anything changed since
     */
    public Sequence launch(SequenceId id, LaunchOptions options, String fingerprint) {
        return launch(id, options, fingerprint, Advance.UNHEARD);
    }

    /**
     * As {@link #launch(SequenceId, LaunchOptions, String)}, telling how far it is: every contact is looked at once more,
     * then activated.
     */
    public Sequence launch(SequenceId id, LaunchOptions options, String fingerprint, Advance advance) {
        setup.requireEntitled(scope.workspace());
        Surveyed seen = survey(setup.sequence(scope.workspace(), id), options, advance);
        Issue.requireNoError(seen.preview().issues());
        requireSame(fingerprint, seen.preview().fingerprint());
        Instant now = setup.now();
        boolean isAhead = seen.start().isAfter(now);
        setup.run(() -> {
            Sequence locked = setup.lockSequence(scope.workspace(), id)
                    .expect(seen.sequence().version())
                    .require("be launched", SequenceStatus.IN_REVIEW);
            Sequence next = locked.withDelivery(seen.sequence().delivery())
                    .withStartAt(Optional.of(seen.start()))
                    .become(isAhead ? SequenceStatus.SCHEDULED : SequenceStatus.RUNNING);
            setup.storage().sequences().save(scope.workspace(), next);
            Journal journal = setup.journal(scope.actor(), now);
            journal.note(
                    ActivityType.SEQUENCE_LAUNCHED,
                    Subject.of(id),
                    Map.of(Data.COUNT, Integer.toString(seen.preview().included())));
            DraftsDigest again = new DraftsDigest(locked.version());
            activateAll(next, seen, journal, again, advance.second());
            requireSame(fingerprint, again.hex());
        });
        return setup.sequence(scope.workspace(), id);
    }

    /**
     * Sends to contacts that were left in review when the sequence was launched. Their days count from now, or from the
     * start if that lies ahead. A COMPLETED sequence runs again. All or nothing.
     *
     * @param skipImpossible steps that can never go out to a contact are skipped instead of refusing it
     * @throws SequenceException naming the first contact that is not in review, has nothing approved or is gone; or what
     *     else forbids sending
     */
    public void include(SequenceId id, Collection<EnrollmentId> enrollments, boolean skipImpossible) {
        setup.requireEntitled(scope.workspace());
        new Inclusion(setup, scope, equipment).include(id, enrollments, skipImpossible);
    }

    /**
     * Moves the start of a SCHEDULED sequence; every contact's days count from the new one. A start that has just passed
     * means now.
     *
     * @throws SequenceException START_IN_PAST or START_TOO_FAR
     */
    public Sequence reschedule(SequenceId id, Instant start) {
        return new Rescheduling(setup, scope, equipment).reschedule(id, start);
    }

    /** Takes a SCHEDULED sequence back into review. Approvals stay; what was scheduled is gone, for nothing was sent. */
    public Sequence unschedule(SequenceId id) {
        return new Rescheduling(setup, scope, equipment).unschedule(id);
    }

    private void activateAll(Sequence sequence, Surveyed seen, Journal journal, DraftsDigest digest, Advance advance) {
        Activation activation = new Activation(seen.schedule());
        Map<ContactId, Reach> reach = seen.survey().reach();
        new Whole(setup, scope).launching(sequence, journal, advance, slice -> {
            Set<AddressKey> suppressed = suppressed(slice, reach);
            for (Course course : slice) {
                digest.add(course);
                if (Candidate.isReady(course)) {
                    Optional.ofNullable(reach.get(course.enrollment().contact()))
                            .ifPresent(r ->
                                    activation.activate(course, Survey.anchor(seen.start(), r.zones()), r, suppressed));
                }
            }
        });
    }

    private Set<AddressKey> suppressed(List<Course> slice, Map<ContactId, Reach> reach) {
        Set<AddressKey> keys = new HashSet<>();
        for (Course course : slice) {
            Optional.ofNullable(reach.get(course.enrollment().contact())).ifPresent(r -> keys.addAll(r.keys()));
        }
        return setup.storage().suppressions().suppressed(scope.workspace(), keys);
    }

    /** Everything one look at a sequence before its launch gave. */
    private record Surveyed(
            Sequence sequence, Schedule schedule, Instant start, Survey survey, LaunchPreview preview) {}

    private Surveyed survey(Sequence stored, LaunchOptions options, Advance advance) {
        stored.require("be launched", SequenceStatus.IN_REVIEW);
        Instant now = setup.now();
        WorkspaceSettings settings = setup.settings(scope.workspace());
        Sequence sequence = stored.withDelivery(options.applyTo(stored.delivery()));
        Schedule schedule = new Schedule(setup.policy(), settings);
        Instant start = options.startAt().filter(t -> t.isAfter(now)).orElse(now);
        Survey survey = new Survey(
                schedule, start, options.skipImpossible(), setup.policy().consent());
        DraftsDigest digest = new DraftsDigest(stored.version());
        new Candidates(setup, scope, schedule).each(sequence, advance.first(), candidate -> {
            digest.add(candidate.course());
            survey.add(candidate);
        });
        Sender sender = sender(sequence, settings);
        List<Issue> issues = new ArrayList<>(survey.issues());
        issues.addAll(new Readiness(equipment, setup.policy(), settings)
                .issues(sequence, survey.touches().keySet(), options.startAt(), now));
        String from = sender.name() + " <" + sender.at(settings.domain()).value() + ">";
        return new Surveyed(sequence, schedule, start, survey, survey.preview(issues, from, digest.hex()));
    }

    /** The sequence's sender, or the workspace's. */
    public static Sender sender(Sequence sequence, WorkspaceSettings settings) {
        return sequence.delivery()
                .sender()
                .orElseGet(() -> new Sender(
                        settings.identity().fromName(), settings.identity().fromLocalPart()));
    }

    private static void requireSame(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new SequenceException(
                    ErrorCode.CONFLICT, "the sequence or a draft changed since the preview: look at it again");
        }
    }
}
