package dev.outbound.course;

import dev.outbound.draft.Draft;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.NotSent;
import dev.outbound.touch.NotSent.Cause;
import dev.outbound.touch.Touch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why the steps of one contact are not sent. It needs the whole course: whether a step waits for an earlier one, for its
 * contact or for the sequence cannot be seen from the step alone. Reads only; the course may be read without locks.
 */
public final class WhyNotSent {

    private final Course course;
    private final ZoneId zone;

    private WhyNotSent(Course course, ZoneId zone) {
        this.course = course;
        this.zone = zone;
    }

    /**
     * The reason for one step.
     *
     * @param words a sentence in English with times in the contact's zone
     */
    public record Reason(int position, NotSent reason, String words) {}

    /**
     * The reasons for all steps that are not sent, by position; before launch too.
     *
     * @param zone in which times are told
     */
    public static List<Reason> of(Course course, ZoneId zone) {
        WhyNotSent why = new WhyNotSent(course, zone);
        List<Reason> reasons = new ArrayList<>();
        for (Draft draft : course.drafts()) {
            int position = draft.position();
            why.of(draft).ifPresent(reason -> reasons.add(new Reason(position, reason, reason.words(zone))));
        }
        return reasons;
    }

    private Optional<NotSent> of(Draft draft) {
        return course.touch(draft.position()).map(this::of).orElseGet(() -> Optional.of(beforeLaunch(draft)));
    }

    private Optional<NotSent> of(Touch touch) {
        return switch (touch.status()) {
            case HELD -> Optional.of(held(touch));
            case SCHEDULED -> Optional.of(scheduled(touch));
            case CLAIMED -> Optional.of(waiting(Cause.DISPATCHER, "the dispatcher, which has just taken it"));
            case SENDING -> Optional.of(waiting(Cause.PROVIDER, "the provider's answer"));
            case SKIPPED -> touch.skipReason().map(NotSent.Blocked::new);
            case FAILED -> Optional.of(new NotSent.Failed(touch.problem().orElse("no reason was given")));
            case IN_DOUBT -> Optional.of(new NotSent.InDoubt(touch.problem().orElse("the provider did not answer")));
            case SENT -> Optional.empty();
        };
    }

    private NotSent beforeLaunch(Draft draft) {
        EnrollmentStatus status = course.enrollment().status();
        if (draft.skipReason().isPresent()) {
            return new NotSent.Blocked(draft.skipReason().get());
        }
        if (status == EnrollmentStatus.SUPPRESSED) {
            return new NotSent.Blocked(SkipReason.SUPPRESSED);
        }
        if (status.isTerminal()) {
            return new NotSent.Blocked(SkipReason.CANCELLED);
        }
        return draft(draft, Optional.empty())
                .orElseGet(() -> waiting(Cause.LAUNCH, "the launch of the sequence with this contact in it"));
    }

    private NotSent held(Touch touch) {
        return draft(course.draft(touch.position()), touch.timing().dueAt())
                .orElseGet(() -> waiting(
                        Cause.APPROVAL,
                        "the approval of its draft",
                        touch.timing().dueAt()));
    }

    /** What the draft lacks; empty once it is approved. */
    private static Optional<NotSent> draft(Draft draft, Optional<Instant> planned) {
        return switch (draft.status()) {
            case QUEUED, GENERATING -> Optional.of(waiting(Cause.DRAFT, "its draft, which is being written", planned));
            case FAILED ->
                Optional.of(waiting(
                        Cause.DRAFT,
                        "its draft, which could not be written ("
                                + draft.problem().orElse("no reason was given") + ")",
                        planned));
            case READY, EDITED -> Optional.of(waiting(Cause.APPROVAL, "the approval of its draft", planned));
            case APPROVED, SKIPPED, SENT -> Optional.empty();
        };
    }

    private NotSent scheduled(Touch touch) {
        Optional<Instant> due = touch.timing().dueAt();
        if (due.isEmpty()) {
            return new NotSent.Blocked(SkipReason.WINDOW_IMPOSSIBLE);
        }
        Optional<Pause> pause = course.enrollment().pause();
        if (pause.isPresent()) {
            return waiting(Cause.ENROLLMENT_PAUSE, "the end of the contact's pause" + words(pause.get()));
        }
        SequenceStatus sequence = course.sequence().status();
        if (sequence == SequenceStatus.PAUSED) {
            return waiting(Cause.SEQUENCE_PAUSE, "the end of the sequence's pause");
        }
        Optional<Touch> earlier = course.head().filter(head -> head.position() < touch.position());
        if (earlier.isPresent()) {
            return waiting(Cause.EARLIER_STEP, "step " + earlier.get().position() + ", which goes first", due);
        }
        if (sequence == SequenceStatus.SCHEDULED) {
            String start = course.sequence()
                    .startAt()
                    .map(at -> " on " + NotSent.local(at, zone))
                    .orElse("");
            return waiting(Cause.START, "the start of the sequence" + start, due);
        }
        return due.get().isAfter(course.now())
                ? new NotSent.Deferred(due.get(), touch.timing().rule())
                : waiting(Cause.DISPATCHER, "the next run of the dispatcher: it is due", due);
    }

    private String words(Pause pause) {
        String why = switch (pause.reason()) {
            case USER -> "a person paused it";
            case AUTO_REPLY -> "the contact is away";
            case REPLIED_ELSEWHERE -> "the contact wrote back to another sequence";
            case STALE -> "the step is so late that a person should look at it first";
        };
        String until = pause.resumeAt()
                .map(at -> "; it goes on by itself " + NotSent.local(at, zone))
                .orElse("");
        return " (" + why + until + ")";
    }

    private static NotSent waiting(Cause cause, String forWhat) {
        return waiting(cause, forWhat, Optional.empty());
    }

    private static NotSent waiting(Cause cause, String forWhat, Optional<Instant> planned) {
        return new NotSent.Waiting(cause, forWhat, planned);
    }
}
