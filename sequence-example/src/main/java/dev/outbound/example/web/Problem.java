package dev.outbound.example.web;

/** A request that is answered with a status and a sentence instead of a page. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Problem(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
