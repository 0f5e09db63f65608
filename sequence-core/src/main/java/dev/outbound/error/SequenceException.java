package dev.outbound.error;

/**
 * A call the library refuses: bad input, a state that does not allow it, somebody else having been first. Nothing was
 * changed. The message names the field, the value and the rule and may be shown to the person; it holds no message body,
 * no secret and only masked addresses.
 */
public class SequenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public SequenceException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The reason, for programs; stable across releases. */
    public ErrorCode code() {
        return code;
    }
}
