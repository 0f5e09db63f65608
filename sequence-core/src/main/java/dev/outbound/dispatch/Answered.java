package dev.outbound.dispatch;

import dev.outbound.policy.Policy;

/** An attempt and its answer. */
record Answered(Begun begun, SendOutcome outcome) {

    /** Whether the contact's clock may go back: it did not get the message, or will get it again. */
    boolean mayRelease(Policy.Promise promise) {
        boolean isUnknown = outcome instanceof SendOutcome.Unknown;
        return !counts() || (isUnknown && promise.sendsAgain(begun.attempt().channel()));
    }

    /** Whether the contact has the message, or may have it. */
    private boolean counts() {
        return outcome.fold(accepted -> true, deferred -> false, rejected -> false, unknown -> true);
    }
}
