package dev.outbound.channels.twilio;

/** What Twilio calls us for. */
enum Endpoint {
    /** A text came in. */
    TEXT("text"),
    /** Something became of a text or call of ours. */
    STATUS("status"),
    /** A call of ours was answered: what shall be said? */
    CALL("call"),
    /** A key was pressed in a call of ours. */
    KEY("key");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** Below the callback address of the settings. */
    String path() {
        return path;
    }
}
