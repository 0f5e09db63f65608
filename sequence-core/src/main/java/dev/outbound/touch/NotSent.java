package dev.outbound.touch;

import dev.outbound.draft.SkipReason;
import dev.outbound.schedule.SendRule;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Why a touch is not sent, for a person to read: the one answer behind API, page and log. */
public sealed interface NotSent {

    /** It will be: then, and this rule put it there. */
    record Deferred(Instant until, SendRule rule) implements NotSent {}

    /** It waits for somebody. */
    record Waiting(String forWhat) implements NotSent {}

    /** It will not be. */
    record Blocked(SkipReason reason) implements NotSent {}

    /** It could not be. */
    record Failed(String why) implements NotSent {}

    /** It may have been; nobody knows. */
    record InDoubt(String why) implements NotSent {}

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

    /** Empty once it is sent. */
    static Optional<NotSent> of(Touch touch) {
        return switch (touch.status()) {
            case HELD -> Optional.of(new Waiting("its draft is not approved"));
            case SCHEDULED, CLAIMED ->
                touch.timing()
                        .dueAt()
                        .<NotSent>map(due -> new Deferred(due, touch.timing().rule()))
                        .or(() -> Optional.of(new Blocked(SkipReason.WINDOW_IMPOSSIBLE)));
            case SENDING -> Optional.of(new Waiting("the provider's answer"));
            case SKIPPED -> touch.skipReason().map(Blocked::new);
            case FAILED -> Optional.of(new Failed(touch.problem().orElse("failed")));
            case IN_DOUBT -> Optional.of(new InDoubt(touch.problem().orElse("the provider did not answer")));
            case SENT -> Optional.empty();
        };
    }
}
