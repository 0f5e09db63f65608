package dev.outbound.policy;

import dev.outbound.address.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How many messages may begin in a minute, an hour or a day of the workspace's clock. What is accepted, in doubt or under
 * way counts; messages sent by hand count too, but are not held. An automatic message for which there is no room goes at
 * the first possible time after the period ends.
 */
public record Caps(Set<Cap> all) {

    /** No caps. */
    public static final Caps NONE = new Caps(Set.of());

    public Caps {
        all = Set.copyOf(all);
    }

    /**
     * One cap.
     *
     * @param of whose messages are counted together
     * @param most at least 1
     */
    public record Cap(Channel channel, Of of, Period period, int most) {

        public Cap {
            if (most < 1) {
                throw new IllegalArgumentException(
                        "cap " + most + " of " + channel + " per " + period + ": must be at least 1");
            }
        }
    }

    /** Whose messages a cap counts together. */
    public enum Of {
        /** All of the workspace on the channel. */
        WORKSPACE,
        /** Those that come from one mailbox or number. */
        SENDER
    }

    /** The stretch of time a cap is for; the next one begins when it ends. */
    public enum Period {
        MINUTE,
        HOUR,
        DAY;

        /** The beginning of the period that holds the instant. */
        public Instant start(Instant at, ZoneId zone) {
            return switch (this) {
                case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
                case HOUR ->
                    ZonedDateTime.ofInstant(at, zone)
                            .truncatedTo(ChronoUnit.HOURS)
                            .toInstant();
                case DAY -> LocalDate.ofInstant(at, zone).atStartOfDay(zone).toInstant();
            };
        }

        /** The end of the period that holds the instant: the beginning of the next. */
        public Instant end(Instant at, ZoneId zone) {
            return switch (this) {
                case MINUTE -> start(at, zone).plus(1, ChronoUnit.MINUTES);
                case HOUR -> start(at, zone).plus(1, ChronoUnit.HOURS);
                case DAY ->
                    LocalDate.ofInstant(at, zone).plusDays(1).atStartOfDay(zone).toInstant();
            };
        }
    }

    /** With a cap on all messages of a workspace on the channel. */
    public Caps perWorkspace(Channel channel, Period period, int most) {
        return with(new Cap(channel, Of.WORKSPACE, period, most));
    }

    /** With a cap on the messages from each mailbox or number. */
    public Caps perSender(Channel channel, Period period, int most) {
        return with(new Cap(channel, Of.SENDER, period, most));
    }

    /** Whether anything on the channel is capped. */
    public boolean concern(Channel channel) {
        return all.stream().anyMatch(cap -> cap.channel() == channel);
    }

    private Caps with(Cap cap) {
        Set<Cap> next = new LinkedHashSet<>(all);
        next.removeIf(old -> old.channel() == cap.channel() && old.of() == cap.of() && old.period() == cap.period());
        next.add(cap);
        return new Caps(next);
    }
}
