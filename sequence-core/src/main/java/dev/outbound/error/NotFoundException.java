package dev.outbound.error;

/** The id names nothing in this workspace. An id of another workspace gives the very same answer. */
public final class NotFoundException extends SequenceException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String what, Object id) {
        super(ErrorCode.NOT_FOUND, what + " " + id + " does not exist in this workspace");
    }
}
