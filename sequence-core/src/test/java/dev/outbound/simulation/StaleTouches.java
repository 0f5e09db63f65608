package dev.outbound.simulation;

import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** At the fence, shows claimed touches as they were claimed, and accepts whatever is then stored: no token is compared. */
final class StaleTouches extends ForwardingTouches {

    private final Map<TouchId, Touch> claimed = new HashMap<>();
    private final Predicate<Touch> which;

    StaleTouches(Touches inner) {
        this(inner, touch -> true);
    }

    /**
     * A store that shows some touches stale.
     *
     * @param which those, as they really are
     */
    StaleTouches(Touches inner, Predicate<Touch> which) {
        super(inner);
        this.which = which;
    }

    @Override
    public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
        claimed.clear();
        List<TouchRef> refs = inner.claimDue(now, limit, leaseEnd);
        refs.forEach(ref -> claimed.put(ref.touch().id(), ref.touch()));
        return refs;
    }

    @Override
    public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return inner.lockOfEnrollments(workspace, enrollments).stream()
                .map(touch -> Optional.ofNullable(claimed.remove(touch.id()))
                        .filter(then -> which.test(touch))
                        .orElse(touch))
                .toList();
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Touch> touches) {
        inner.save(
                workspace,
                touches.stream()
                        .map(t -> inner.find(workspace, t.id())
                                .map(stored -> Patch.of(t, t.status(), stored.version()))
                                .orElse(t))
                        .toList());
    }
}
