package dev.outbound.simulation;

import dev.outbound.dispatch.SendOutcome;
import dev.outbound.storage.Storage;
import java.util.function.LongSupplier;

/** A planted fault of one node: something around the engine that is not as the engine was promised. None by default. */
class Flaw {

    /** The storage as the flawed node sees it. */
    Storage storage(Storage real) {
        return real;
    }

    /** The answer of a provider as the flawed node hears it. */
    SendOutcome answer(SendOutcome real) {
        return real;
    }

    /** The clock of deadlines as the flawed node reads it. */
    LongSupplier nanos(LongSupplier real) {
        return real;
    }
}
