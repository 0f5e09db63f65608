package dev.outbound.launch;

import dev.outbound.course.Course;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.launch.TimelineEntry.Standing;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.PlannedTime;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * When every step goes to every contact, and which rule put it there: before launch a dry run, afterwards what the
 * dispatcher will do, both by the one planner. It knows a contact's other sequences only in the moment of sending. Reads
 * slice by slice and keeps nothing, so that a sequence of any size can be walked through.
 */
public final class Timeline {

    private final Setup setup;
    private final Scope scope;

    public Timeline(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /**
     * All contacts in the order of enrolment, each with its steps in order. For contacts that are not on their way yet, the
     * options say when and by which rules they would be launched.
     */
    public void each(SequenceId id, LaunchOptions options, Consumer<TimelineEntry> visitor) {
        Sequence stored = setup.sequence(scope.workspace(), id);
        Schedule schedule = new Schedule(setup.policy(), setup.settings(scope.workspace()));
        Sequence sequence = as(stored, options);
        Instant start = start(sequence, options);
        new Candidates(setup, scope, schedule)
                .eachForTimes(
                        sequence,
                        candidate -> entries(candidate, schedule, start).forEach(visitor));
    }

    /** The steps of one contact. */
    public List<TimelineEntry> of(EnrollmentId id, LaunchOptions options) {
        Enrollment enrollment = setup.enrollment(scope.workspace(), id);
        Schedule schedule = new Schedule(setup.policy(), setup.settings(scope.workspace()));
        Sequence sequence = as(setup.sequence(scope.workspace(), enrollment.sequence()), options);
        List<TimelineEntry> entries = new ArrayList<>();
        new Candidates(setup, scope, schedule)
                .ofIds(sequence, Set.of(id))
                .forEach(candidate -> entries.addAll(entries(candidate, schedule, start(sequence, options))));
        return entries;
    }

    private static Sequence as(Sequence stored, LaunchOptions options) {
        boolean launched = stored.startAt().isPresent();
        return launched ? stored : stored.withDelivery(options.applyTo(stored.delivery()));
    }

    private Instant start(Sequence sequence, LaunchOptions options) {
        Instant now = setup.now();
        return sequence.startAt()
                .or(options::startAt)
                .filter(at -> at.isAfter(now))
                .orElse(now);
    }

    private static List<TimelineEntry> entries(Candidate candidate, Schedule schedule, Instant start) {
        Course course = candidate.course();
        ContactZones zones = candidate.reach().map(Reach::zones).orElse(schedule.workspaceZones());
        return course.touches().isEmpty() ? planned(candidate, schedule, start, zones) : scheduled(course, zones);
    }

    /** What a launch would make of the drafts. */
    private static List<TimelineEntry> planned(
            Candidate candidate, Schedule schedule, Instant start, ContactZones zones) {
        Course course = candidate.course();
        Anchor anchor = Survey.anchor(start, zones);
        Map<Integer, PlannedTime> times = new HashMap<>();
        schedule.preview(course, anchor, zones).forEach(time -> times.put(time.position(), time));
        List<TimelineEntry> entries = new ArrayList<>();
        for (Draft draft : course.drafts()) {
            Optional<SendTime> due =
                    Optional.ofNullable(times.get(draft.position())).flatMap(PlannedTime::due);
            String obstacle = obstacle(candidate, draft, due);
            boolean stopped = !obstacle.isEmpty();
            Standing standing = stopped
                    ? Standing.STOPPED
                    : draft.status() == DraftStatus.APPROVED ? Standing.PLANNED : Standing.HELD;
            String why = standing == Standing.HELD ? "not approved" : obstacle;
            entries.add(entry(course, draft.position(), standing, stopped ? Optional.empty() : due, zones, why));
        }
        return entries;
    }

    private static String obstacle(Candidate candidate, Draft draft, Optional<SendTime> due) {
        if (candidate.contact().isEmpty()) {
            return SkipReason.CONTACT_GONE.words();
        }
        if (draft.skipReason().isPresent()) {
            return draft.skipReason().get().words();
        }
        if (candidate.course().enrollment().status().isTerminal()) {
            return "the enrollment is " + candidate.course().enrollment().status();
        }
        if (candidate.isSuppressed(draft)) {
            return SkipReason.SUPPRESSED.words();
        }
        return due.isEmpty() ? SkipReason.WINDOW_IMPOSSIBLE.words() : "";
    }

    /** What is planned already. */
    private static List<TimelineEntry> scheduled(Course course, ContactZones zones) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (Touch touch : course.touches()) {
            Optional<SendTime> due = touch.timing()
                    .dueAt()
                    .map(at -> new SendTime(at, touch.timing().rule()));
            Optional<SendTime> begun = touch.handover().map(Handover::at).map(at -> new SendTime(at, SendRule.NONE));
            entries.add(
                    switch (touch.status()) {
                        case HELD -> entry(course, touch.position(), Standing.HELD, due, zones, "not approved");
                        case SCHEDULED, CLAIMED ->
                            entry(course, touch.position(), Standing.PLANNED, due, zones, hold(course));
                        case SENDING, SENT, IN_DOUBT ->
                            entry(course, touch.position(), Standing.BEGUN, begun, zones, began(touch));
                        case FAILED ->
                            entry(
                                    course,
                                    touch.position(),
                                    Standing.STOPPED,
                                    Optional.empty(),
                                    zones,
                                    touch.problem().orElse("failed"));
                        case SKIPPED ->
                            entry(
                                    course,
                                    touch.position(),
                                    Standing.STOPPED,
                                    Optional.empty(),
                                    zones,
                                    touch.skipReason().map(SkipReason::words).orElse("skipped"));
                    });
        }
        return entries;
    }

    private static String hold(Course course) {
        return course.isPaused() ? "paused: it goes after that, if it is not moved" : "";
    }

    private static String began(Touch touch) {
        return switch (touch.status()) {
            case SENT -> "sent";
            case IN_DOUBT -> "in doubt: " + touch.problem().orElse("the provider did not answer");
            default -> "being sent";
        };
    }

    private static TimelineEntry entry(
            Course course, int position, Standing standing, Optional<SendTime> time, ContactZones zones, String why) {
        ZoneId there = zones.legal().size() == 1 ? zones.legal().iterator().next() : zones.scheduling();
        return new TimelineEntry(
                course.enrollment().id(),
                course.enrollment().contact(),
                position,
                course.step(position).channel(),
                standing,
                time.map(SendTime::at),
                there,
                time.map(SendTime::rule).orElse(SendRule.NONE),
                why);
    }
}
