package dev.outbound.dispatch;

import dev.outbound.policy.Policy;

/** An attempt and its answer. */
record Answered(Begun begun, SendOutcome outcome) {

    /** Under a promise to send at least once, no answer is a reason to send again. */
    Answered under(Policy.Promise promise) {
        return outcome instanceof SendOutcome.Unknown unknown
                        && promise.sendsAgain(begun.attempt().channel())
                ? new Answered(begun, SendOutcome.deferred(Again.MAYBE_SENT + unknown.detail()))
                : this;
    }

    /** Whether the contact has the message, or may have it. */
    boolean counts() {
        return outcome.fold(accepted -> true, deferred -> false, rejected -> false, unknown -> true);
    }
}
