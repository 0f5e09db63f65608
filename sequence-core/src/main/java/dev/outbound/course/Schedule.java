package dev.outbound.course;

import dev.outbound.activity.ActivityType;
import dev.outbound.contact.Contact;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.policy.Policy;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.LocalTimes;
import dev.outbound.schedule.PlanStep;
import dev.outbound.schedule.PlannedTime;
import dev.outbound.schedule.Planner;
import dev.outbound.schedule.SendHours;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.schedule.Whereabouts;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.Step;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Timing;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the times of one contact's touches right after every change, and tells the tick when to look at which. */
public final class Schedule {

    private final Planner planner;
    private final WorkspaceSettings settings;
    private final Remembered remembered = new Remembered();
    private final boolean spreads;

    public Schedule(Policy policy, WorkspaceSettings settings) {
        this.spreads = !policy.limits().spread().isZero();
        this.planner = new Planner(policy.throttle(), policy.limits().spread());
        this.settings = settings;
    }

    /** The zones one contact is timed in by the rules of a sequence. */
    public ContactZones zones(Sequence sequence, Contact contact) {
        return ContactZones.of(contact, sequence.delivery().rules(), settings);
    }

    /** As {@link #zones(Sequence, Contact)}, of somebody of whom only that is known. */
    public ContactZones zones(Sequence sequence, Whereabouts contact) {
        return ContactZones.of(contact, sequence.delivery().rules(), settings);
    }

    /** The zones of somebody of whom nothing is known: the workspace's. */
    public ContactZones workspaceZones() {
        return new ContactZones(settings.zone(), Set.of(settings.zone()), true);
    }

    /** The hours in which a step of the sequence may go to somebody in those zones. */
    public SendHours hours(Sequence sequence, int position, ContactZones zones) {
        Step step = sequence.recipe().step(position);
        return new SendHours(
                step.channel(), step.window(), sequence.delivery().rules(), zones, settings.blackoutDates());
    }

    /** Computes the times of all touches of an activated enrollment anew, and when the tick must look at each. */
    public void replan(Course course, ContactZones zones) {
        Optional<Anchor> anchor = course.enrollment().anchor();
        if (anchor.isEmpty() || course.touches().isEmpty()) {
            return;
        }
        List<PlanStep> steps = steps(course, zones);
        for (PlannedTime time : plan(course, anchor.get(), zones, steps)) {
            course.touch(time.position())
                    .filter(t -> t.status().isOpen() && !isBeingJudged(course, t, time))
                    .ifPresent(touch -> put(course, released(touch), time, zones));
        }
    }

    /**
     * A claimed touch that is still due is left to whoever claimed it: at another version the claim would be lost, and the
     * touch would wait for the end of the lease.
     */
    private static boolean isBeingJudged(Course course, Touch touch, PlannedTime time) {
        return touch.status() == TouchStatus.CLAIMED
                && time.due().map(SendTime::at).filter(course.now()::isBefore).isEmpty();
    }

    /** A claimed touch that moves is not sent now: whoever claimed it finds that the claim is lost. */
    private static Touch released(Touch touch) {
        return touch.status() == TouchStatus.CLAIMED ? touch.become(TouchStatus.SCHEDULED) : touch;
    }

    private static void put(Course course, Touch touch, PlannedTime time, ContactZones zones) {
        Timing planned = touch.timing()
                .planned(
                        time.due().map(SendTime::at),
                        time.due().map(SendTime::rule).orElse(SendRule.NONE),
                        time.plannedDate());
        Touch next = touch.withTiming(planned.withWakeAt(wakeAt(course, touch, planned, zones)));
        if (!Optional.of(next).equals(course.touch(touch.position()))) {
            course.put(next);
        }
    }

    /** As {@link #replan}; without zones the CRM does not know the contact any more, and a live enrollment ends. */
    public void replanOrEnd(Course course, Optional<ContactZones> zones) {
        zones.ifPresentOrElse(known -> replan(course, known), () -> endUnknown(course));
    }

    /** The CRM does not know the contact any more: a live enrollment ends. */
    static void endUnknown(Course course) {
        if (course.enrollment().status().isLive()) {
            course.cancel(EndReason.CONTACT_DELETED, SkipReason.CONTACT_GONE);
        }
    }

    /**
     * A step a person puts back into the queue after its day has passed goes today: its day for this contact becomes
     * today's.
     */
    public void clampToToday(Course course, int position, ContactZones zones) {
        Optional<Anchor> anchor = course.enrollment().anchor();
        if (anchor.isEmpty()) {
            return;
        }
        LocalDate today = LocalTimes.date(course.now(), zones.scheduling());
        int day = Planner.effectiveDay(steps(course, zones), position);
        if (anchor.get().dateOf(day).isBefore(today)) {
            long dayOfToday = ChronoUnit.DAYS.between(anchor.get().dateOf(0), today);
            course.put(course.draft(position).withDay(Optional.of(Math.toIntExact(dayOfToday))));
        }
    }

    /**
     * The enrollment, or its sequence, is no longer held. If its next step was due on an earlier day, everything that is
     * left moves by as many days as were lost, so that the distances stay; a short pause changes nothing.
     */
    public void resume(Course course, ContactZones zones) {
        if (course.enrollment().status() == EnrollmentStatus.PAUSED
                || course.enrollment().status() == EnrollmentStatus.REPLIED
                || course.enrollment().status() == EnrollmentStatus.BOUNCED) {
            course.put(course.enrollment().become(EnrollmentStatus.ACTIVE));
            course.note(ActivityType.ENROLLMENT_RESUMED);
        }
        Optional<Anchor> anchor = course.enrollment().anchor();
        Optional<Touch> next = course.touches().stream()
                .filter(t -> t.status() == TouchStatus.SCHEDULED || t.status() == TouchStatus.HELD)
                .findFirst();
        if (anchor.isPresent() && next.isPresent()) {
            LocalDate today = LocalTimes.date(course.now(), zones.scheduling());
            int position = next.get().position();
            int day = Planner.effectiveDay(steps(course, zones), position);
            boolean overdue = Planner.plannedDate(anchor.get(), day, hours(course.sequence(), position, zones))
                    .filter(today::isAfter)
                    .isPresent();
            if (overdue) {
                long lost = ChronoUnit.DAYS.between(anchor.get().dateOf(day), today);
                course.put(
                        course.enrollment().withAnchor(Optional.of(anchor.get().shifted(lost))));
            }
        }
        replan(course, zones);
    }

    /** What the planner must know of the course's steps. */
    public List<PlanStep> steps(Course course, ContactZones zones) {
        List<PlanStep> steps = new ArrayList<>();
        for (Touch touch : course.touches()) {
            steps.add(new PlanStep(
                    touch.position(),
                    course.day(touch.position()),
                    hours(course.sequence(), touch.position(), zones),
                    state(touch),
                    touch.timing().notBefore(),
                    touch.id().value().getLeastSignificantBits()));
        }
        return steps;
    }

    /** The times a contact's steps would have if it were activated with that anchor: the dry run. */
    public List<PlannedTime> preview(Course course, Anchor anchor, ContactZones zones) {
        List<PlanStep> steps = new ArrayList<>();
        course.drafts()
                .forEach(draft -> steps.add(new PlanStep(
                        draft.position(),
                        course.day(draft.position()),
                        hours(course.sequence(), draft.position(), zones),
                        draft.status() == DraftStatus.SKIPPED
                                ? PlanStep.GONE
                                : draft.status() == DraftStatus.APPROVED ? PlanStep.WAITING : PlanStep.HELD,
                        Optional.empty(),
                        draft.id().value().getLeastSignificantBits())));
        return plan(course, anchor, zones, steps);
    }

    /** A spread depends on the single message, and so is planned for each. */
    private List<PlannedTime> plan(Course course, Anchor anchor, ContactZones zones, List<PlanStep> steps) {
        return spreads
                ? planner.plan(anchor, steps, course.now())
                : remembered.plan(course, anchor, zones, steps, () -> planner.plan(anchor, steps, course.now()));
    }

    private static PlanStep.State state(Touch touch) {
        Timing timing = touch.timing();
        return switch (touch.status()) {
            case SKIPPED, FAILED -> PlanStep.GONE;
            case HELD -> PlanStep.HELD;
            case SCHEDULED, CLAIMED ->
                timing.dueAt()
                        .filter(due -> timing.manual())
                        .<PlanStep.State>map(due -> new PlanStep.State.Manual(noEarlier(due, timing.notBefore())))
                        .orElse(PlanStep.WAITING);
            case SENDING, SENT, IN_DOUBT ->
                touch.handover()
                        .<PlanStep.State>map(h -> new PlanStep.State.Begun(h.at(), isLate(touch, h)))
                        .orElse(PlanStep.GONE);
        };
    }

    /** A person's wish waits for the end of a back-off or of closed hours as everything does. */
    private static Instant noEarlier(Instant due, Optional<SendTime> notBefore) {
        return notBefore.map(SendTime::at).filter(due::isBefore).orElse(due);
    }

    private static boolean isLate(Touch touch, Handover handover) {
        return handover.late() && !touch.timing().manual();
    }

    private static Optional<Instant> wakeAt(Course course, Touch touch, Timing planned, ContactZones zones) {
        if (!course.isSendable()) {
            return Optional.empty();
        }
        if (touch.status() == TouchStatus.HELD) {
            return Optional.of(lapse(course, planned.plannedDate(), touch, zones.scheduling()));
        }
        boolean isHead = course.head().filter(h -> h.id().equals(touch.id())).isPresent();
        // A head without any possible time is looked at as soon as it may be sent, so that it fails visibly and the
        // next
        // step goes on.
        return isHead ? Optional.of(planned.dueAt().orElseGet(() -> soonest(course))) : Optional.empty();
    }

    /** Now, or the start of what has not started. */
    private static Instant soonest(Course course) {
        Instant now = course.now();
        return course.enrollment()
                .anchor()
                .map(Anchor::at)
                .filter(now::isBefore)
                .orElse(now);
    }

    /** The end of the local day after the planned date: what nobody approved until then is dropped. */
    private static Instant lapse(Course course, Optional<LocalDate> planned, Touch touch, ZoneId zone) {
        LocalDate date = planned.orElseGet(
                () -> course.enrollment().anchor().orElseThrow().dateOf(course.day(touch.position())));
        return LocalTimes.startOf(date.plusDays(2), zone);
    }
}
