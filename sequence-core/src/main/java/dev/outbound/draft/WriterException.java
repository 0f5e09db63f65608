package dev.outbound.draft;

/** A draft writer could not write. The message is shown to people. */
public final class WriterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private WriterException(String reason, boolean permanent) {
        super(reason);
        this.permanent = permanent;
    }

    /** It may work later: a time-out, a busy provider. */
    public static WriterException passing(String reason) {
        return new WriterException(reason, false);
    }

    /** It will not work however often it is asked: refused, not configured. */
    public static WriterException permanent(String reason) {
        return new WriterException(reason, true);
    }

    public boolean isPermanent() {
        return permanent;
    }
}
