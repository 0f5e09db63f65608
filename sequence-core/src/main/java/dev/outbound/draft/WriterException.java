package dev.outbound.draft;

import org.jspecify.annotations.Nullable;

/** A draft writer could not write. The message is shown to people. */
public final class WriterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private WriterException(String reason, boolean permanent, @Nullable Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
    }

    /** It may work later: a time-out, a busy provider. */
    public static WriterException passing(String reason) {
        return new WriterException(reason, false, null);
    }

    /** It will not work however often it is asked: refused, not configured. */
    public static WriterException permanent(String reason) {
        return new WriterException(reason, true, null);
    }

    /** As {@link #passing(String)}, keeping what was caught for the log. */
    public static WriterException passing(String reason, Throwable cause) {
        return new WriterException(reason, false, cause);
    }

    /** As {@link #permanent(String)}, keeping what was caught for the log. */
    public static WriterException permanent(String reason, Throwable cause) {
        return new WriterException(reason, true, cause);
    }

    public boolean isPermanent() {
        return permanent;
    }
}
