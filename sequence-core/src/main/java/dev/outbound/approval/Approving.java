package dev.outbound.approval;

import dev.outbound.activity.ActivityType;
import dev.outbound.course.Course;
import dev.outbound.course.CourseEditor.Editing;
import dev.outbound.course.Wording;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftCheck;
import dev.outbound.draft.DraftStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.SendTimes;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Scope;
import java.util.Map;
import java.util.Optional;

/** Gives approvals. */
final class Approving {

    private final Scope scope;

    Approving(Scope scope) {
        this.scope = scope;
    }

    /** Approves a draft at the version that was seen. Once approved, the same approval changes nothing. */
    void approve(Editing editing, Draft draft, long version) {
        boolean isRepeated = draft.status() == DraftStatus.APPROVED && draft.version() == version + 1;
        if (!isRepeated) {
            approve(editing, draft.expect(version));
        }
    }

    /** Approves the draft as it is. */
    void approve(Editing editing, Draft draft) {
        if (draft.status() == DraftStatus.APPROVED) {
            return;
        }
        Course course = editing.course();
        int position = draft.position();
        Wording.requireNotBegun(course, position);
        draft.content().ifPresent(DraftCheck::requireSendable);
        Draft approved = draft.approved(scope.actor(), course.now());
        Optional<Touch> held = course.touch(position).filter(t -> t.status() == TouchStatus.HELD);
        if (held.isPresent()) {
            editing.zones().ifPresent(zones -> requirePossible(editing, position, zones));
        }
        course.put(approved);
        course.note(ActivityType.DRAFT_APPROVED, position, Map.of());
        held.ifPresent(t -> {
            course.put(t.become(TouchStatus.SCHEDULED));
            editing.clampToToday(position);
        });
    }

    private static void requirePossible(Editing editing, int position, ContactZones zones) {
        var hours = editing.schedule().hours(editing.course().sequence(), position, zones);
        if (SendTimes.next(hours, editing.course().now()).isEmpty()) {
            throw new SequenceException(
                    ErrorCode.WINDOW_IMPOSSIBLE,
                    "step " + position + " can never go out to contact "
                            + editing.course().enrollment().contact()
                            + ": its window never meets the legal hours there");
        }
    }
}
