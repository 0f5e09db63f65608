package dev.outbound.inbound;

/** What came of an inbound message. */
public enum InboundResult {
    /** A person wrote; the enrollment it answers has stopped, if its sequence stops on reply. */
    REPLIED,
    /** The contact asked not to be written to any more. */
    OPTED_OUT,
    /** The contact took its opt-out by text back. */
    OPTED_IN,
    AUTO_REPLY,
    BOUNCE,
    COMPLAINT,
    /** Kept, and nothing done: a read receipt, a delivery notice. */
    RECORDED,
    /** Belongs to nothing that was sent. */
    UNMATCHED,
    /** Was processed before; nothing was done again. */
    DUPLICATE,
    /** A copy of our own mail. */
    IGNORED
}
