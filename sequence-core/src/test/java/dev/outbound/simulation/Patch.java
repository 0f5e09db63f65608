package dev.outbound.simulation;

import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.Optional;

/** Touches as a flawed storage shows them: what the engine's own types would not allow. */
final class Patch {

    private Patch() {}

    /** The touch in that state and at that version. */
    static Touch of(Touch t, TouchStatus status, long version) {
        return of(t, status, t.handover(), t.delivery(), version);
    }

    static Touch withAttempt(Touch t, int attempt) {
        Optional<Handover> older =
                t.handover().map(h -> new Handover(attempt, h.at(), h.late(), h.to(), h.messageId()));
        return of(t, t.status(), older, t.delivery(), t.version());
    }

    static Touch withoutDelivery(Touch t) {
        return of(t, t.status(), t.handover(), DeliveryStatus.NONE, t.version());
    }

    private static Touch of(
            Touch t, TouchStatus status, Optional<Handover> handover, DeliveryStatus delivery, long version) {
        return new Touch(
                t.id(),
                t.enrollment(),
                t.sequence(),
                t.contact(),
                t.position(),
                t.channel(),
                status,
                status == TouchStatus.SKIPPED ? t.skipReason() : Optional.empty(),
                t.problem(),
                t.timing(),
                t.transientFailures(),
                handover,
                t.providerId(),
                delivery,
                version);
    }
}
