package dev.outbound.stats;

import dev.outbound.activity.ActivityLog.Answers;
import dev.outbound.activity.ActivityType;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One step of a sequence in numbers of contacts.
 *
 * @param position the step, 1 being the first
 * @param drafted have a draft that was written, whatever was decided about it
 * @param approved have a draft that a person approved, sent ones included
 * @param held are waiting for an approval after launch
 * @param scheduled will be sent; what is being sent at this moment included
 * @param skipped will not be sent; before launch, whose drafts are skipped
 * @param replies answered it
 * @param autoReplies sent an automatic answer to it
 * @param bounced cannot be reached, as their mail system told afterwards
 * @param complaints reported it as spam
 */
public record StepStats(
        int position,
        int drafted,
        int approved,
        int held,
        int scheduled,
        int sent,
        int failed,
        int inDoubt,
        int skipped,
        int replies,
        int autoReplies,
        int bounced,
        int complaints) {

    /** Every step anything was counted for, in order. */
    public static List<StepStats> of(
            List<Drafts.Count> drafts,
            List<Touches.Count> touches,
            List<Touches.Delivered> deliveries,
            List<Answers> answers) {
        Set<Integer> positions = new TreeSet<>();
        drafts.forEach(count -> positions.add(count.position()));
        touches.forEach(count -> positions.add(count.position()));
        List<StepStats> steps = new ArrayList<>();
        for (int position : positions) {
            boolean launched = touches.stream().anyMatch(count -> count.position() == position);
            steps.add(new StepStats(
                    position,
                    drafts(
                            drafts,
                            position,
                            EnumSet.of(DraftStatus.READY, DraftStatus.EDITED, DraftStatus.APPROVED, DraftStatus.SENT)),
                    drafts(drafts, position, EnumSet.of(DraftStatus.APPROVED, DraftStatus.SENT)),
                    touches(touches, position, EnumSet.of(TouchStatus.HELD)),
                    touches(
                            touches,
                            position,
                            EnumSet.of(TouchStatus.SCHEDULED, TouchStatus.CLAIMED, TouchStatus.SENDING)),
                    touches(touches, position, EnumSet.of(TouchStatus.SENT)),
                    touches(touches, position, EnumSet.of(TouchStatus.FAILED)),
                    touches(touches, position, EnumSet.of(TouchStatus.IN_DOUBT)),
                    launched
                            ? touches(touches, position, EnumSet.of(TouchStatus.SKIPPED))
                            : drafts(drafts, position, EnumSet.of(DraftStatus.SKIPPED)),
                    answers(answers, position, ActivityType.REPLY_RECEIVED),
                    answers(answers, position, ActivityType.AUTO_REPLY_RECEIVED),
                    deliveries.stream()
                            .filter(one -> one.position() == position && one.status() == DeliveryStatus.BOUNCED_HARD)
                            .mapToInt(Touches.Delivered::count)
                            .sum(),
                    answers(answers, position, ActivityType.COMPLAINT_RECEIVED)));
        }
        return List.copyOf(steps);
    }

    private static int drafts(List<Drafts.Count> counts, int position, Collection<DraftStatus> statuses) {
        return counts.stream()
                .filter(count -> count.position() == position && statuses.contains(count.status()))
                .mapToInt(Drafts.Count::count)
                .sum();
    }

    private static int touches(List<Touches.Count> counts, int position, Collection<TouchStatus> statuses) {
        return counts.stream()
                .filter(count -> count.position() == position && statuses.contains(count.status()))
                .mapToInt(Touches.Count::count)
                .sum();
    }

    private static int answers(List<Answers> counts, int position, ActivityType type) {
        return counts.stream()
                .filter(count -> count.position() == position && count.type() == type)
                .mapToInt(Answers::contacts)
                .sum();
    }
}
