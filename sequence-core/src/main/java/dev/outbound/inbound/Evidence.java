package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Arrived;
import dev.outbound.course.Course;
import dev.outbound.course.Plans;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes back about a message proves that it went out: a touch in doubt is then SENT. */
final class Evidence {

    private final Setup setup;
    private final WorkspaceId workspace;
    private final Optional<Plans> plans;

    private Evidence(Setup setup, WorkspaceId workspace, Optional<Plans> plans) {
        this.setup = setup;
        this.workspace = workspace;
        this.plans = plans;
    }

    /**
     * Looks up what is needed if the touch is on its way at this moment: the sender's own answer will then be too late to
     * plan the next step. Not to be called inside a transaction.
     */
    static Evidence about(Setup setup, WorkspaceId workspace, Touch seen) {
        boolean isOnItsWay = seen.status() == TouchStatus.SENDING;
        return new Evidence(
                setup,
                workspace,
                isOnItsWay ? Optional.of(Plans.of(setup, workspace, List.of(seen.contact()))) : Optional.empty());
    }

    /**
     * The touch of a step went out. A touch on its way whose next step cannot be planned here is left to its sender.
     *
     * @param theirId the provider's id, where it is named
     */
    void arrived(Course course, int position, Optional<String> theirId, String proof) {
        Optional<Touch> found = course.touch(position);
        if (found.filter(t -> t.status() == TouchStatus.IN_DOUBT).isPresent()) {
            new Arrived(setup, workspace).record(course, found.get(), theirId, proof);
            course.note(ActivityType.TOUCH_RESOLVED, position, Map.of(Data.STATUS, TouchStatus.SENT.name()));
        } else if (found.filter(t -> t.status() == TouchStatus.SENDING).isPresent()
                && plans.flatMap(p -> p.zones(course)).isPresent()) {
            Touch touch = found.get();
            new Arrived(setup, workspace).record(course, touch, theirId, proof);
            plans.orElseThrow().replan(course);
        }
    }
}
