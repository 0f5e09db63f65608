package dev.outbound.touch;

import dev.outbound.draft.SkipReason;
import dev.outbound.schedule.SendRule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Why a message is not sent, for a person to read: the one answer behind API, page and log. */
public sealed interface NotSent {

    /** It will be: then, and this rule put it there. */
    record Deferred(Instant until, SendRule rule) implements NotSent {}

    /**
     * It waits for something else to happen first.
     *
     * @param forWhat as part of a sentence: "waits for …"
     * @param planned when it would go if that happened in time; empty where there is no telling
     */
    record Waiting(Cause cause, String forWhat, Optional<Instant> planned) implements NotSent {}

    /** It will not be. */
    record Blocked(SkipReason reason) implements NotSent {}

    /** It could not be. */
    record Failed(String why) implements NotSent {}

    /** It may have been; nobody knows. */
    record InDoubt(String why) implements NotSent {}

    /** What a message can wait for. */
    enum Cause {
        /** Its draft is being written, or could not be. */
        DRAFT,
        /** A person approves its draft. */
        APPROVAL,
        /** The sequence is launched with the contact in it. */
        LAUNCH,
        /** The start of the sequence. */
        START,
        /** The end of the pause of the contact. */
        ENROLLMENT_PAUSE,
        /** The end of the pause of the whole sequence. */
        SEQUENCE_PAUSE,
        /** An earlier step goes first. */
        EARLIER_STEP,
        /** It is due: the next run of the dispatcher takes it. */
        DISPATCHER,
        /** The provider says what became of it. */
        PROVIDER
    }

    default <T> T fold(
            Function<Deferred, T> deferred,
            Function<Waiting, T> waiting,
            Function<Blocked, T> blocked,
            Function<Failed, T> failed,
            Function<InDoubt, T> inDoubt) {
        if (this instanceof Deferred d) {
            return deferred.apply(d);
        }
        if (this instanceof Waiting w) {
            return waiting.apply(w);
        }
        if (this instanceof Blocked b) {
            return blocked.apply(b);
        }
        if (this instanceof Failed f) {
            return failed.apply(f);
        }
        return inDoubt.apply((InDoubt) this);
    }

    /** The reason as a sentence in English, its times in the zone of whoever is written to. */
    default String words(ZoneId zone) {
        return fold(
                d -> "Goes " + local(d.until(), zone) + ": " + d.rule().words() + ".",
                w -> "Waits for " + w.forWhat()
                        + w.planned()
                                .map(at -> "; planned for " + local(at, zone))
                                .orElse("") + ".",
                b -> "Not sent: " + b.reason().words() + ".",
                f -> "Failed: " + f.why() + ".",
                i -> "May have been sent: " + i.why() + ". It is not sent again by itself; say what became of it.");
    }

    /** A time as it is written in such sentences: {@code Mon 3 Mar 2025 09:00 (America/New_York)}. */
    static String local(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH)
                        .withZone(zone)
                        .format(at)
                + " (" + zone + ")";
    }
}
