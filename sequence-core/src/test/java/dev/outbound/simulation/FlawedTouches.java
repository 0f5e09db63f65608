package dev.outbound.simulation;

import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stores of touches that break one promise each. */
final class FlawedTouches {

    private FlawedTouches() {}

    /** What was being sent when its lease ended looks as if it had only been claimed. */
    static final class Resending extends ForwardingTouches {

        private final Set<TouchId> ended = new HashSet<>();

        Resending(Touches inner) {
            super(inner);
        }

        @Override
        public List<TouchRef> leaseEnded(Instant now, int limit) {
            List<TouchRef> refs = inner.leaseEnded(now, limit);
            refs.forEach(ref -> ended.add(ref.touch().id()));
            return refs;
        }

        @Override
        public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
            return inner.lockOfEnrollments(workspace, enrollments).stream()
                    .map(t -> ended.remove(t.id()) && t.status() == TouchStatus.SENDING
                            ? Patch.of(t, TouchStatus.CLAIMED, t.version())
                            : t)
                    .toList();
        }
    }

    /** The attempt is written only once its answer is. */
    static final class WritingLate extends ForwardingTouches {

        private final Map<UUID, Attempt> unwritten = new HashMap<>();

        WritingLate(Touches inner) {
            super(inner);
        }

        @Override
        public void begin(WorkspaceId workspace, Collection<Attempt> attempts) {
            attempts.forEach(a -> unwritten.put(a.id(), a));
        }

        @Override
        public void end(WorkspaceId workspace, Collection<Attempt> attempts) {
            for (Attempt attempt : attempts) {
                Optional.ofNullable(unwritten.remove(attempt.id())).ifPresent(a -> inner.begin(workspace, List.of(a)));
            }
            inner.end(workspace, attempts);
        }
    }

    /** Whatever was to be written is said to be. */
    static final class Trusting extends ForwardingTouches {

        private final Map<UUID, Attempt> asked = new HashMap<>();

        Trusting(Touches inner) {
            super(inner);
        }

        @Override
        public void begin(WorkspaceId workspace, Collection<Attempt> attempts) {
            attempts.forEach(a -> asked.put(a.id(), a));
            inner.begin(workspace, attempts);
        }

        @Override
        public List<Attempt> attempts(WorkspaceId workspace, Collection<UUID> ids) {
            return ids.stream()
                    .flatMap(id -> Optional.ofNullable(asked.get(id)).stream())
                    .toList();
        }
    }

    /** A touch looks as if its latest attempt were the one this node made. */
    static final class Confusing extends ForwardingTouches {

        private final Map<TouchId, Integer> mine = new HashMap<>();

        Confusing(Touches inner) {
            super(inner);
        }

        @Override
        public void begin(WorkspaceId workspace, Collection<Attempt> attempts) {
            attempts.forEach(a -> mine.put(a.touch(), a.number()));
            inner.begin(workspace, attempts);
        }

        @Override
        public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
            return inner.lockOfEnrollments(workspace, enrollments).stream()
                    .map(this::shown)
                    .toList();
        }

        private Touch shown(Touch touch) {
            int latest = touch.handover().map(Handover::attempt).orElse(0);
            int known = mine.getOrDefault(touch.id(), latest);
            boolean isUnderWay = touch.status() == TouchStatus.SENDING || touch.status() == TouchStatus.IN_DOUBT;
            return isUnderWay && known < latest ? Patch.withAttempt(touch, known) : touch;
        }
    }

    /** Nothing that was told of a message is remembered. */
    static final class Forgetful extends ForwardingTouches {

        Forgetful(Touches inner) {
            super(inner);
        }

        @Override
        public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
            return inner.lockOfEnrollments(workspace, enrollments).stream()
                    .map(Patch::withoutDelivery)
                    .toList();
        }
    }

    /** Gives out the step behind the one whose turn it is, and hides that one at the fence. */
    static final class Disorderly extends ForwardingTouches {

        private final Map<EnrollmentId, Integer> given = new HashMap<>();

        Disorderly(Touches inner) {
            super(inner);
        }

        @Override
        public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
            given.clear();
            List<TouchRef> refs = new ArrayList<>();
            for (TouchRef ref : inner.claimDue(now, limit, leaseEnd)) {
                refs.add(next(ref, leaseEnd).orElse(ref));
            }
            return refs;
        }

        private Optional<TouchRef> next(TouchRef ref, Instant leaseEnd) {
            Touch head = ref.touch();
            Optional<Touch> behind = inner.ofEnrollments(ref.workspace(), List.of(head.enrollment())).stream()
                    .filter(t -> t.position() > head.position() && t.status() == TouchStatus.SCHEDULED)
                    .findFirst();
            behind.ifPresent(t -> {
                given.put(t.enrollment(), t.position());
                inner.save(ref.workspace(), List.of(head.become(TouchStatus.SCHEDULED), t.claimed(leaseEnd)));
            });
            return behind.flatMap(t -> inner.find(ref.workspace(), t.id())).map(t -> new TouchRef(ref.workspace(), t));
        }

        @Override
        public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
            List<Touch> shown = new ArrayList<>();
            for (Touch touch : inner.lockOfEnrollments(workspace, enrollments)) {
                boolean isBefore = touch.position() < given.getOrDefault(touch.enrollment(), 0);
                boolean hides = isBefore && touch.status() == TouchStatus.SCHEDULED;
                shown.add(hides ? Patch.of(touch, TouchStatus.HELD, touch.version()) : touch);
            }
            given.keySet().removeAll(enrollments);
            return shown;
        }
    }
}
