package dev.outbound.dispatch;

import dev.outbound.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the node's clock with the database's. All leases, windows and plans are judged by the node's: one that is wrong
 * sends at night, or takes from other nodes what they are sending. Each state is logged once.
 */
final class ClockGuard {

    private static final Logger log = LoggerFactory.getLogger(ClockGuard.class);

    private final Storage storage;
    private final Clock clock;
    private final Optional<Duration> limit;
    private volatile Optional<String> complaint = Optional.empty();

    /**
     * A guard.
     *
     * @param limit how far the clocks may lie apart; empty if nobody is to look
     */
    ClockGuard(Storage storage, Clock clock, Optional<Duration> limit) {
        this.storage = storage;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Looks. The database answers at some moment between question and answer: it is compared with the middle of the two.
     *
     * @return whether the clocks agree, or there is nothing to compare
     */
    boolean agrees() {
        limit.ifPresent(this::look);
        return complaint.isEmpty();
    }

    private void look(Duration most) {
        Instant asked = clock.instant();
        Optional<Instant> there = storage.time();
        Instant here = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
        Optional<Duration> apart = there.map(time -> Duration.between(time, here));
        boolean tooFar = apart.filter(d -> d.abs().compareTo(most) > 0).isPresent();
        String both = "the clock of this node says " + here + ", that of the database "
                + there.map(Instant::toString).orElse("nothing");
        if (tooFar && complaint.isEmpty()) {
            log.error("nothing is sent: {}; at most {} apart are allowed", both, most);
        } else if (!tooFar && complaint.isPresent()) {
            log.warn("sending goes on: {}", both);
        }
        complaint = Optional.of(both).filter(words -> tooFar);
    }

    /** Why nothing is sent, with both times; empty while the clocks agree. As of the last look. */
    Optional<String> complaint() {
        return complaint;
    }
}
