package dev.outbound.launch;

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

/** Ends the doubt about a message by what a person says. */
final class Resolution {

    private final Setup setup;
    private final WorkspaceId workspace;

    Resolution(Setup setup, WorkspaceId workspace) {
        this.setup = setup;
        this.workspace = workspace;
    }

    void resolve(Course course, Touch touch, boolean wasSent) {
        Attempt.State verdict = wasSent ? Attempt.State.ACCEPTED : Attempt.State.REJECTED;
        List<Attempt> open = setup.storage().touches().attemptsOf(workspace, List.of(touch.id())).stream()
                .filter(a -> a.state() == Attempt.State.IN_DOUBT)
                .map(a -> a.ended(verdict, course.now(), a.providerId(), Optional.of("resolved by a person")))
                .toList();
        setup.storage().touches().end(workspace, open);
        Draft draft = course.draft(touch.position());
        if (wasSent) {
            course.put(touch.sent(Optional.empty()));
            course.note(
                    ActivityType.TOUCH_SENT,
                    touch.position(),
                    Map.of(Data.CHANNEL, touch.channel().name()));
            if (draft.status() == DraftStatus.APPROVED) {
                course.put(draft.sent());
            }
            return;
        }
        boolean canGo = course.enrollment().status().isLive()
                && !course.isOvertaken(touch.position())
                && draft.status() == DraftStatus.APPROVED;
        course.put(
                canGo ? touch.become(TouchStatus.SCHEDULED) : touch.failed("it was not sent, and it is too late now"));
    }
}
