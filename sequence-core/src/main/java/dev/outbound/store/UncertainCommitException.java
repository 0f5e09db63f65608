package dev.outbound.store;

/** The database did not answer the commit: the work is stored or it is not, and only a new read can tell. */
public final class UncertainCommitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UncertainCommitException(Throwable cause) {
        super("the answer to a commit was lost; read again to learn whether it was stored", cause);
    }
}
