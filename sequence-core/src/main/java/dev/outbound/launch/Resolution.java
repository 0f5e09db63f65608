package dev.outbound.launch;

import dev.outbound.course.Arrived;
import dev.outbound.course.Course;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;

/** Ends the doubt about a message by what a person says. */
final class Resolution {

    private static final String BY_A_PERSON = "resolved by a person";

    private final Setup setup;
    private final WorkspaceId workspace;

    Resolution(Setup setup, WorkspaceId workspace) {
        this.setup = setup;
        this.workspace = workspace;
    }

    void resolve(Course course, Touch touch, boolean wasSent) {
        if (wasSent) {
            new Arrived(setup, workspace).record(course, touch, Optional.empty(), BY_A_PERSON);
            return;
        }
        List<Attempt> open = setup.storage().touches().attemptsOf(workspace, List.of(touch.id())).stream()
                .filter(a -> a.state() == Attempt.State.IN_DOUBT)
                .map(a -> a.ended(Attempt.State.REJECTED, course.now(), a.providerId(), Optional.of(BY_A_PERSON)))
                .toList();
        setup.storage().touches().end(workspace, open);
        Draft draft = course.draft(touch.position());
        boolean canGo = course.enrollment().status().isLive()
                && !course.isOvertaken(touch.position())
                && draft.status() == DraftStatus.APPROVED;
        course.put(
                canGo ? touch.become(TouchStatus.SCHEDULED) : touch.failed("it was not sent, and it is too late now"));
    }
}
