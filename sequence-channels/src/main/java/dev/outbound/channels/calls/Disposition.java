package dev.outbound.channels.calls;

import dev.outbound.touch.DeliveryStatus;

/** How a call went. */
public enum Disposition {
    REACHED(DeliveryStatus.ANSWERED),
    VOICEMAIL(DeliveryStatus.MACHINE),
    NO_ANSWER(DeliveryStatus.NO_ANSWER),
    /** Somebody else's number: it is not called or texted again. */
    WRONG_NUMBER(DeliveryStatus.UNDELIVERED),
    /** The contact wants no more calls: an opt-out like any other. */
    DO_NOT_CALL(DeliveryStatus.ANSWERED);

    private final DeliveryStatus status;

    Disposition(DeliveryStatus status) {
        this.status = status;
    }

    /** What it means for the touch. */
    public DeliveryStatus status() {
        return status;
    }
}
