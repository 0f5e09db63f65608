package dev.outbound.store;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids: version 7 UUIDs (RFC 9562), so that keys grow with time and neighbours are stored together. Ids of one
 * instance ascend strictly. Safe for use by many threads.
 */
public final class Ids {

    private static final int COUNTER_BITS = 12;

    private final Clock clock;
    private final RandomGenerator random;
    private long last;

    /**
     * @param random a secure generator where ids must not be guessed, a seeded one in simulations
     */
    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        last = Math.max(now, last + 1);
        long high = (last >>> COUNTER_BITS) << 16 | 0x7000L | (last & 0xfff);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
