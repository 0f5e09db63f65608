package dev.outbound.error;

import org.jspecify.annotations.Nullable;

/**
 * What a log may show of an exception: its kind, its places, and those of its causes. What it says is left out unless it
 * was made here, for drivers, CRMs, channels and writers quote the values they failed on: addresses, names, whole messages.
 */
public final class Unquoted extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "dev.outbound.";
    private static final int DEEPEST = 20;

    private Unquoted(String shown, Throwable original, int depth) {
        super(shown, cause(original, depth));
        setStackTrace(original.getStackTrace());
    }

    /** The exception as it may be logged; of the exceptions it suppressed nothing. */
    public static Throwable of(Throwable original) {
        return of(original, 0);
    }

    private static Throwable of(Throwable original, int depth) {
        String kind = original.getClass().getName();
        return new Unquoted(saysItself(original) ? kind + ": " + original.getMessage() : kind, original, depth);
    }

    private static @Nullable Throwable cause(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return cause == null || depth == DEEPEST ? null : of(cause, depth + 1);
    }

    /** One that passes a cause on may say what that said. */
    private static boolean saysItself(Throwable original) {
        StackTraceElement[] places = original.getStackTrace();
        boolean isOurs = original instanceof SequenceException
                || (places.length > 0 && places[0].getClassName().startsWith(HERE));
        return isOurs && original.getCause() == null && original.getMessage() != null;
    }
}
