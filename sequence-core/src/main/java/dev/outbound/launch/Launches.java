package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.compose.Issue;
import dev.outbound.compose.Issues;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Delivery;
import dev.outbound.sequence.Sender;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From reviewed to running. A launch does what its preview showed, or nothing. */
public final class Launches {

    private static final int SLICE = 500;
    private static final Duration FURTHEST = Duration.ofDays(365);

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
        return survey(setup.sequence(scope.workspace(), id), options).preview();
    }

    /**
     * Launches the sequence: every contact with an approved draft is activated, in one transaction.
     *
     * @param fingerprint of the preview the person agreed to
     * @return the sequence, RUNNING, or SCHEDULED where the start lies ahead
     * @throws SequenceException the first error of the preview, or CONFLICT if anything changed since
     */
    public Sequence launch(SequenceId id, LaunchOptions options, String fingerprint) {
        setup.requireEntitled(scope.workspace());
        Surveyed seen = survey(setup.sequence(scope.workspace(), id), options);
        seen.preview().issues().stream().filter(Issue::isError).findFirst().ifPresent(issue -> {
            throw new SequenceException(issue.code(), issue.message());
        });
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
            activateAll(next, locked.version(), seen, journal, fingerprint);
        });
        return setup.sequence(scope.workspace(), id);
    }

    private void activateAll(Sequence sequence, long seenVersion, Surveyed seen, Journal journal, String fingerprint) {
        Survey again = new Survey(seen.schedule(), seen.start(), true, seenVersion);
        Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
        Activation activation = new Activation(seen.schedule());
        Optional<EnrollmentId> after = Optional.empty();
        List<Course> slice = courses.lockNext(sequence, after, SLICE);
        while (!slice.isEmpty()) {
            Set<AddressKey> suppressed = suppressed(slice, seen.survey().reach());
            for (Course course : slice) {
                again.fingerprint(course);
                if (Survey.isIncluded(course)) {
                    Optional.ofNullable(seen.survey()
                                    .reach()
                                    .get(course.enrollment().contact()))
                            .ifPresent(reach -> activation.activate(
                                    course, Survey.anchor(seen.start(), reach.zones()), reach, suppressed));
                }
            }
            courses.save(slice);
            after = Optional.of(slice.get(slice.size() - 1).enrollment().id());
            slice = courses.lockNext(sequence, after, SLICE);
        }
        requireSame(fingerprint, again.fingerprint());
    }

    private Set<AddressKey> suppressed(List<Course> slice, Map<ContactId, Reach> reach) {
        Set<AddressKey> keys = new HashSet<>();
        for (Course course : slice) {
            Optional.ofNullable(reach.get(course.enrollment().contact())).ifPresent(r -> {
                r.email().ifPresent(keys::add);
                r.phone().ifPresent(keys::add);
            });
        }
        return setup.storage().suppressions().suppressed(scope.workspace(), keys);
    }

    /** Everything one look at a sequence before its launch gave. */
    private record Surveyed(
            Sequence sequence, Schedule schedule, Instant start, Survey survey, LaunchPreview preview) {}

    private Surveyed survey(Sequence stored, LaunchOptions options) {
        stored.require("be launched", SequenceStatus.IN_REVIEW);
        Instant now = setup.now();
        WorkspaceSettings settings = setup.settings(scope.workspace());
        Sequence sequence = stored.withDelivery(delivery(stored, options));
        Schedule schedule = new Schedule(setup.policy(), settings);
        Instant start = options.startAt().filter(t -> t.isAfter(now)).orElse(now);
        Survey survey = new Survey(schedule, start, options.skipImpossible(), stored.version());
        Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
        Optional<PageRequest> request = Optional.of(PageRequest.first(SLICE));
        while (request.isPresent()) {
            Page<Enrollment> page = setup.storage().enrollments().page(scope.workspace(), stored.id(), request.get());
            Map<ContactId, Contact> contacts = setup.contacts(
                    scope.workspace(),
                    page.items().stream().map(Enrollment::contact).toList());
            for (Course course : courses.read(sequence, page.items())) {
                Optional<Contact> contact =
                        Optional.ofNullable(contacts.get(course.enrollment().contact()));
                survey.add(course, contact.map(c -> Reach.of(c, schedule.zones(sequence, c))));
            }
            request = page.next().map(cursor -> PageRequest.after(SLICE, cursor));
        }
        Sender sender = sender(sequence, settings);
        List<Issue> issues = new ArrayList<>(survey.issues());
        issues.addAll(equipmentIssues(survey, settings));
        issues.addAll(startIssues(options, now));
        for (Issue issue : Issues.of(sequence, setup.policy().throttle())) {
            if (issue.code() != ErrorCode.NO_RECIPIENTS) {
                issues.add(issue);
            }
        }
        String from = sender.name() + " <" + sender.at(settings.domain()).value() + ">";
        return new Surveyed(sequence, schedule, start, survey, survey.preview(issues, from));
    }

    private static Delivery delivery(Sequence stored, LaunchOptions options) {
        Optional<Sender> sender =
                options.delivery().sender().or(() -> stored.delivery().sender());
        return new Delivery(
                sender, options.delivery().rules(), options.delivery().stopOnReply());
    }

    /** The sequence's sender, or the workspace's. */
    public static Sender sender(Sequence sequence, WorkspaceSettings settings) {
        return sequence.delivery()
                .sender()
                .orElseGet(() -> new Sender(
                        settings.identity().fromName(), settings.identity().fromLocalPart()));
    }

    private List<Issue> startIssues(LaunchOptions options, Instant now) {
        if (options.startAt().isEmpty()) {
            return List.of();
        }
        Instant start = options.startAt().get();
        if (start.isBefore(now.minus(setup.policy().lateness().startTolerance()))) {
            return List.of(Issue.error(ErrorCode.START_IN_PAST, "the start " + start + " has passed"));
        }
        if (start.isAfter(now.plus(FURTHEST))) {
            return List.of(Issue.error(ErrorCode.START_TOO_FAR, "the start " + start + " is more than 365 days ahead"));
        }
        return List.of();
    }

    private List<Issue> equipmentIssues(Survey survey, WorkspaceSettings settings) {
        List<Issue> issues = new ArrayList<>();
        for (Channel channel : survey.touches().keySet()) {
            boolean hasNumber = switch (channel) {
                case EMAIL -> true;
                case SMS -> settings.numbers().sms().isPresent();
                case VOICE -> settings.numbers().voice().isPresent();
            };
            if (!equipment.channels().contains(channel) || !hasNumber) {
                issues.add(Issue.error(
                        ErrorCode.CHANNEL_NOT_CONFIGURED,
                        "there are approved drafts for " + channel + ", but it has no sender or no number"));
            }
        }
        if (survey.touches().containsKey(Channel.EMAIL)) {
            if (!settings.domain().verified()) {
                issues.add(Issue.error(
                        ErrorCode.SENDING_DOMAIN_UNVERIFIED,
                        "the sending domain " + settings.domain().name() + " is not verified"));
            }
            if (!equipment.unsubscribeLinks()) {
                issues.add(Issue.error(
                        ErrorCode.UNSUBSCRIBE_NOT_CONFIGURED, "mails need unsubscribe links, which are not set up"));
            }
            if (settings.identity().postalAddress().isEmpty()) {
                issues.add(Issue.warning(
                        ErrorCode.MISSING_POSTAL_ADDRESS,
                        "the workspace has no postal address; several countries' laws ask for one in every mail"));
            }
        }
        return issues;
    }

    private static void requireSame(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new SequenceException(
                    ErrorCode.CONFLICT, "the sequence or a draft changed since the preview: look at it again");
        }
    }
}
