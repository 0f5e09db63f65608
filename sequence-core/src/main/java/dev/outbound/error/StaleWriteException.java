package dev.outbound.error;

/** Somebody else changed it first: read it again and decide again. Nothing was written. */
public final class StaleWriteException extends SequenceException {

    private static final long serialVersionUID = 1L;

    public StaleWriteException(String what, Object id, long expectedVersion) {
        super(ErrorCode.CONFLICT, what + " " + id + " is no longer at version " + expectedVersion + ": read it again");
    }
}
