package dev.outbound.simulation;

/** The database, the CRM, the channel or the listener did not work this time. */
final class SimFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SimFailure(String what) {
        super(what, null, false, false);
    }
}
