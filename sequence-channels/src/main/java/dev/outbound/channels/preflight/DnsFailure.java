package dev.outbound.channels.preflight;

/** The DNS gave no answer, neither a record nor that there is none. */
public final class DnsFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** A failure, in words for people. */
    public DnsFailure(String what, Throwable cause) {
        super(what, cause);
    }

    /** A failure without a cause. */
    public DnsFailure(String what) {
        super(what);
    }

    /** What happened, in words for people. */
    String what() {
        return String.valueOf(getMessage());
    }
}
