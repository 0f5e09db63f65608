package dev.outbound.policy;

import dev.outbound.address.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers and switches of one engine. {@link #DEFAULT} is what the documentation describes; change single ones with
 * the {@code with} methods.
 *
 * @param throttle least time between two messages to one contact, over all sequences and channels; zero for none
 * @param sending how touches are claimed, leased and tried again
 * @param writing how drafts are written
 * @param lateness what happens to what is late
 * @param replies what an answer does
 * @param optOuts what counts as an opt-out besides the link, the word STOP and a person's entry, and how far it reaches
 * @param consent channels that need consent GRANTED, besides those whose sender asks for it; DENIED blocks its channel in
 *     any case
 * @param limits how many and how many at once
 */
public record Policy(
        Duration throttle,
        Sending sending,
        Writing writing,
        Lateness lateness,
        Replies replies,
        OptOutRules optOuts,
        Set<Channel> consent,
        Limits limits) {

    public static final Policy DEFAULT = new Policy(
            Duration.ofHours(4),
            Sending.DEFAULT,
            Writing.DEFAULT,
            Lateness.DEFAULT,
            Replies.DEFAULT,
            OptOutRules.DEFAULT,
            Set.of(),
            Limits.DEFAULT);

    public Policy {
        consent = Set.copyOf(consent);
        if (throttle.isNegative()) {
            throw new IllegalArgumentException("throttle " + throttle + ": must not be negative");
        }
    }

    /**
     * How touches are sent.
     *
     * @param batch how many are claimed at once, and so the most that one crash can leave in doubt
     * @param claimLease how long a claim lasts before others may take the touch
     * @param startWithin a provider call starts within this time after the attempt was committed, or never
     * @param callWithin the longest a channel may take for one call, everything included
     * @param backOff the waits after passing refusals 1, 2, …; one more refusal than there are waits fails the touch
     * @param channelDown the wait after a refusal that concerns the whole channel
     * @param clockSkew a node whose clock and the database's lie further apart sends nothing
     * @param promise what becomes of what is in doubt
     */
    public record Sending(
            int batch,
            Duration claimLease,
            Duration startWithin,
            Duration callWithin,
            List<Duration> backOff,
            Duration channelDown,
            Duration clockSkew,
            Promise promise) {

        public static final Sending DEFAULT = new Sending(
                100,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(11),
                List.of(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(4)),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Promise.AT_MOST_ONCE);

        public Sending {
            backOff = List.copyOf(backOff);
            if (batch < 1 || batch > 1_000) {
                throw new IllegalArgumentException("sending batch " + batch + ": must be 1 to 1000");
            }
            if (claimLease.compareTo(startWithin) <= 0) {
                throw new IllegalArgumentException(
                        "claim lease " + claimLease + ": must be longer than the time to start a call, " + startWithin);
            }
            if (clockSkew.isNegative()) {
                throw new IllegalArgumentException("clock skew " + clockSkew + ": must not be negative");
            }
        }

        /** How long an attempt may be under way before it counts as in doubt. */
        public Duration sendingLease() {
            return startWithin.plus(callWithin).plusSeconds(60);
        }

        public Sending withBatch(int next) {
            return new Sending(next, claimLease, startWithin, callWithin, backOff, channelDown, clockSkew, promise);
        }

        public Sending withClockSkew(Duration next) {
            return new Sending(batch, claimLease, startWithin, callWithin, backOff, channelDown, next, promise);
        }

        public Sending withPromise(Promise next) {
            return new Sending(batch, claimLease, startWithin, callWithin, backOff, channelDown, clockSkew, next);
        }
    }

    /** What becomes of a message of which nobody knows whether it was sent. */
    public enum Promise {
        /** It waits for evidence or a person, and is never sent again by itself. */
        AT_MOST_ONCE,
        /**
         * A mail is sent again, under the same Message-ID, as often as after passing refusals: somebody may get it twice, and
         * its attempts say why. Texts and calls wait as with {@link #AT_MOST_ONCE}.
         */
        AT_LEAST_ONCE;

        /** Whether a message on that channel is sent again. */
        public boolean sendsAgain(Channel channel) {
            return this == AT_LEAST_ONCE && channel == Channel.EMAIL;
        }
    }

    /**
     * How drafts are written.
     *
     * @param concurrency how many at once
     * @param timeout the longest one call of the writer may take; its lease ends some time later
     * @param retries the waits after passing failures; one more failure fails the draft
     */
    public record Writing(int concurrency, Duration timeout, List<Duration> retries) {

        public static final Writing DEFAULT =
                new Writing(4, Duration.ofSeconds(60), List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)));

        public Writing {
            retries = List.copyOf(retries);
        }

        public Duration lease() {
            return timeout.multipliedBy(2).plusSeconds(30);
        }
    }

    /**
     * What happens to what is late.
     *
     * @param staleAfterDays an automatic touch planned more than so many days ago is not sent; its enrollment pauses
     * @param startTolerance a start at most this far in the past means now
     */
    public record Lateness(int staleAfterDays, Duration startTolerance) {
        public static final Lateness DEFAULT = new Lateness(7, Duration.ofMinutes(5));
    }

    /**
     * What an answer does.
     *
     * @param autoReply to the enrollment whose contact is away
     * @param autoReplyDays how long such a pause lasts if the answer names no date
     * @param elsewhere to the contact's enrollments in other sequences that stop on reply
     * @param hardBounceStops a mail that cannot be delivered ends the enrollment; else only its mail steps
     * @param suppressHardBounces and its address is suppressed
     * @param senderFallbackDays how far back a reply is matched by its sender alone
     */
    public record Replies(
            Reaction autoReply,
            int autoReplyDays,
            Reaction elsewhere,
            boolean hardBounceStops,
            boolean suppressHardBounces,
            int senderFallbackDays) {
        public static final Replies DEFAULT = new Replies(Reaction.PAUSE, 7, Reaction.PAUSE, true, true, 90);
    }

    /**
     * What counts as an opt-out, and how far it reaches.
     *
     * @param stopsEnrollment an opt-out of the contact itself ends all its enrollments, on every channel; else only what
     *     goes to that address
     * @param inReplies a reply that asks in so many words not to be written to any more is an opt-out
     * @param complaints a complaint to the mail provider is an opt-out
     * @param keypress the key pressed in a call is an opt-out
     */
    public record OptOutRules(boolean stopsEnrollment, boolean inReplies, boolean complaints, boolean keypress) {
        public static final OptOutRules DEFAULT = new OptOutRules(true, true, true, true);

        public OptOutRules withStopsEnrollment(boolean next) {
            return new OptOutRules(next, inReplies, complaints, keypress);
        }

        public OptOutRules withInReplies(boolean next) {
            return new OptOutRules(stopsEnrollment, next, complaints, keypress);
        }

        public OptOutRules withComplaints(boolean next) {
            return new OptOutRules(stopsEnrollment, inReplies, next, keypress);
        }

        public OptOutRules withKeypress(boolean next) {
            return new OptOutRules(stopsEnrollment, inReplies, complaints, next);
        }
    }

    /** What to do with an enrollment. */
    public enum Reaction {
        PAUSE,
        IGNORE,
        STOP
    }

    /**
     * How many.
     *
     * @param recipients of one sequence
     * @param spread times are moved later by up to this much inside their window; zero for none
     * @param exclusive a contact may be in one live sequence only
     * @param smsOptOutNotice appended to the first text of an enrollment; empty for none
     * @param csvRows of one file whose people are added to a list
     * @param caps how many messages in a minute, an hour or a day; none by default
     */
    public record Limits(
            int recipients, Duration spread, boolean exclusive, String smsOptOutNotice, int csvRows, Caps caps) {

        public static final Limits DEFAULT =
                new Limits(250_000, Duration.ZERO, false, "Reply STOP to opt out.", 1_000_000, Caps.NONE);

        public Limits {
            if (recipients < 1) {
                throw new IllegalArgumentException("recipients of one sequence " + recipients + ": must be at least 1");
            }
            if (spread.isNegative()) {
                throw new IllegalArgumentException("spread " + spread + ": must not be negative");
            }
        }

        public Limits withSpread(Duration next) {
            return new Limits(recipients, next, exclusive, smsOptOutNotice, csvRows, caps);
        }

        public Limits withCsvRows(int next) {
            return new Limits(recipients, spread, exclusive, smsOptOutNotice, next, caps);
        }

        public Limits withCaps(Caps next) {
            return new Limits(recipients, spread, exclusive, smsOptOutNotice, csvRows, next);
        }
    }

    public Policy withThrottle(Duration next) {
        return new Policy(next, sending, writing, lateness, replies, optOuts, consent, limits);
    }

    public Policy withSending(Sending next) {
        return new Policy(throttle, next, writing, lateness, replies, optOuts, consent, limits);
    }

    public Policy withWriting(Writing next) {
        return new Policy(throttle, sending, next, lateness, replies, optOuts, consent, limits);
    }

    public Policy withLateness(Lateness next) {
        return new Policy(throttle, sending, writing, next, replies, optOuts, consent, limits);
    }

    public Policy withReplies(Replies next) {
        return new Policy(throttle, sending, writing, lateness, next, optOuts, consent, limits);
    }

    public Policy withOptOuts(OptOutRules next) {
        return new Policy(throttle, sending, writing, lateness, replies, next, consent, limits);
    }

    public Policy withConsent(Set<Channel> next) {
        return new Policy(throttle, sending, writing, lateness, replies, optOuts, next, limits);
    }

    /** The same, and these channels need consent too. */
    public Policy withConsentAlso(Set<Channel> more) {
        return withConsent(Stream.concat(consent.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    public Policy withLimits(Limits next) {
        return new Policy(throttle, sending, writing, lateness, replies, optOuts, consent, next);
    }
}
