package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Course;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer to a message proves that it arrived: a touch in doubt is then SENT. */
final class Evidence {

    private Evidence() {}

    static void arrived(Setup setup, WorkspaceId workspace, Course course, int position) {
        Optional<Touch> doubtful = course.touch(position).filter(t -> t.status() == TouchStatus.IN_DOUBT);
        if (doubtful.isEmpty()) {
            return;
        }
        Touch touch = doubtful.get();
        List<Attempt> open = setup.storage().touches().attemptsOf(workspace, List.of(touch.id())).stream()
                .filter(a -> a.state() == Attempt.State.IN_DOUBT)
                .map(a -> a.ended(Attempt.State.ACCEPTED, course.now(), a.providerId(), Optional.of("it was answered")))
                .toList();
        setup.storage().touches().end(workspace, open);
        course.put(touch.sent(Optional.empty()));
        course.note(ActivityType.TOUCH_RESOLVED, position, Map.of(Data.STATUS, TouchStatus.SENT.name()));
        course.note(
                ActivityType.TOUCH_SENT,
                position,
                Map.of(Data.CHANNEL, touch.channel().name()));
        Draft draft = course.draft(position);
        if (draft.status() == DraftStatus.APPROVED) {
            course.put(draft.sent());
        }
    }
}
