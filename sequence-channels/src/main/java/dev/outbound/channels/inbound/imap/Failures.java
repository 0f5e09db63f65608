package dev.outbound.channels.inbound.imap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mails that could not be processed yet. One is given up after so many tries, but only if it could not be read itself or
 * others could be processed meanwhile: else the trouble is elsewhere, and no mail must get lost for it.
 */
final class Failures {

    static final int MAX_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    private record Failure(int tries, Instant next, long processedBefore) {}

    private final Map<Long, Failure> failures = new HashMap<>();
    private long processed;

    void processed(long uid) {
        processed++;
        failures.remove(uid);
    }

    /** Whether it failed and is not to be tried again yet. */
    boolean waits(long uid, Instant now) {
        return Optional.ofNullable(failures.get(uid))
                .filter(failure -> now.isBefore(failure.next()))
                .isPresent();
    }

    /**
     * Notes a failure: the next try is 1, 2, 4, 8 minutes later.
     *
     * @param itself whether the mail could not be read, rather than not be processed
     * @return whether it is given up
     */
    boolean isHopeless(long uid, boolean itself, Instant now) {
        Failure before = failures.getOrDefault(uid, new Failure(0, now, processed));
        int tries = before.tries() + 1;
        if (tries >= MAX_TRIES && (itself || processed > before.processedBefore())) {
            failures.remove(uid);
            return true;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, 6));
        failures.put(uid, new Failure(tries, now.plus(wait), before.processedBefore()));
        return false;
    }

    void clear() {
        failures.clear();
    }
}
