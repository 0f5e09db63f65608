package dev.outbound.simulation;

/**
 * Which faults fall in a run, and how often: once in so many times, or never. Each run has its own mixture, because some
 * defects show only where one kind of fault falls often and the others do not.
 */
final class Weather {

    private final Chance luck;
    private final Chance commits;
    private final Chance crashes;
    private final Chance calls;
    private final int failing;
    private final int lost;
    private final int unanswered;
    private final int crashing;
    private final int meanwhile;
    private final int silent;
    private final int deferred;
    private final int refused;
    private final int down;
    private final int crm;
    private boolean fair = true;

    Weather(long seed) {
        this.luck = new Chance(seed, 1);
        this.commits = new Chance(seed, 2);
        this.crashes = new Chance(seed, 3);
        this.calls = new Chance(seed, 4);
        this.failing = sometimes(100);
        this.lost = sometimes(100);
        this.unanswered = sometimes(100);
        this.crashing = sometimes(100);
        this.meanwhile = sometimes(25);
        this.silent = sometimes(12);
        this.deferred = sometimes(12);
        this.refused = sometimes(12);
        this.down = sometimes(25);
        this.crm = sometimes(100);
    }

    private int sometimes(int often) {
        return luck.oneIn(2) ? 0 : 3 + luck.below(often);
    }

    /** Faults fall from now on. */
    void storm() {
        fair = false;
    }

    /** No more faults. */
    void clear() {
        fair = true;
    }

    boolean isFair() {
        return fair;
    }

    /** What becomes of one commit. */
    enum Commit {
        FINE,
        /** It fails, and everybody knows. */
        FAILED,
        /** It fails, and nobody knows. */
        LOST,
        /** It is stored, and nobody knows. */
        UNANSWERED,
        /** The process ends just before it. */
        CRASH_BEFORE,
        /** The process ends just after it. */
        CRASH_AFTER
    }

    Commit commit() {
        if (fair) {
            return Commit.FINE;
        }
        if (commits.oneIn(failing)) {
            return Commit.FAILED;
        }
        if (commits.oneIn(lost)) {
            return Commit.LOST;
        }
        if (commits.oneIn(unanswered)) {
            return Commit.UNANSWERED;
        }
        if (crashes.oneIn(crashing)) {
            return crashes.oneIn(2) ? Commit.CRASH_BEFORE : Commit.CRASH_AFTER;
        }
        return Commit.FINE;
    }

    /** Whether others act while this one is between two steps of its work. */
    boolean meanwhile() {
        return !fair && calls.oneIn(meanwhile);
    }

    /** Whether the process ends in the middle of a call to a provider. */
    boolean crashInCall() {
        return !fair && crashes.oneIn(crashing);
    }

    /** How a provider treats one message. */
    enum Answer {
        ACCEPTED,
        /** It has the message and does not say so. */
        ACCEPTED_SILENTLY,
        /** It does not have the message and does not say so. */
        LOST_SILENTLY,
        /** The same, by an exception in the channel. */
        ACCEPTED_BROKEN,
        DEFERRED,
        CHANNEL_DOWN,
        INVALID_ADDRESS,
        OPTED_OUT,
        REJECTED
    }

    Answer answer() {
        if (fair) {
            return Answer.ACCEPTED;
        }
        if (calls.oneIn(silent)) {
            return switch (calls.below(3)) {
                case 0 -> Answer.LOST_SILENTLY;
                case 1 -> Answer.ACCEPTED_BROKEN;
                default -> Answer.ACCEPTED_SILENTLY;
            };
        }
        if (calls.oneIn(deferred)) {
            return Answer.DEFERRED;
        }
        if (calls.oneIn(down)) {
            return Answer.CHANNEL_DOWN;
        }
        if (calls.oneIn(refused)) {
            return switch (calls.below(3)) {
                case 0 -> Answer.INVALID_ADDRESS;
                case 1 -> Answer.OPTED_OUT;
                default -> Answer.REJECTED;
            };
        }
        return Answer.ACCEPTED;
    }

    boolean crmDown() {
        return !fair && calls.oneIn(crm);
    }

    /** Whether the host's listener fails on an event. */
    boolean deafListener() {
        return !fair && calls.oneIn(failing);
    }
}
