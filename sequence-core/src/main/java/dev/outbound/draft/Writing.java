package dev.outbound.draft;

import java.time.Instant;
import java.util.Optional;

/**
 * How the writing of a draft stands.
 *
 * @param generation counts how often it was asked for anew; a result of an older one is discarded
 * @param failures passing failures of the writer in this generation
 * @param wakeAt while QUEUED: not before; while GENERATING: the end of the writer's lease; empty otherwise
 * @param from what the words were written from; empty before, and where it is not known
 */
public record Writing(int generation, int failures, Optional<Instant> wakeAt, Optional<Brief> from) {

    static Writing asked(Instant now) {
        return new Writing(1, 0, Optional.of(now), Optional.empty());
    }

    Writing again(Instant now) {
        return new Writing(generation + 1, 0, Optional.of(now), Optional.empty());
    }

    Writing retry(Instant at) {
        return new Writing(generation, failures + 1, Optional.of(at), from);
    }

    Writing until(Instant leaseEnd) {
        return new Writing(generation, failures, Optional.of(leaseEnd), from);
    }

    Writing done() {
        return new Writing(generation, failures, Optional.empty(), from);
    }

    Writing from(Optional<Brief> brief) {
        return new Writing(generation, failures, wakeAt, brief);
    }
}
