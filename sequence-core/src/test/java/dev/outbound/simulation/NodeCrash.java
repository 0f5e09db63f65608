package dev.outbound.simulation;

/** The process ends here and now. An error, so that nothing in the engine catches it. */
final class NodeCrash extends Error {

    private static final long serialVersionUID = 1L;

    NodeCrash() {
        super("the process ended", null, false, false);
    }
}
