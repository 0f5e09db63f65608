package dev.outbound.dispatch;

import dev.outbound.address.Address;
import dev.outbound.contact.Consent;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.schedule.LocalTimes;
import dev.outbound.schedule.SendHours;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.schedule.SendTimes;
import dev.outbound.sequence.SequenceStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is asked of every touch in the moment of sending, in this order, on fresh and locked reads. The first gate that does
 * not pass decides. A message a person sends now passes {@code on time}, {@code throttle}, {@code caps} and, but for the
 * legal hours, {@code open hours}.
 */
final class Gates {

    /** A named gate. */
    record Gate(String name, Function<Passage, Verdict> check) {}

    static final List<Gate> ALL = List.of(
            new Gate("running and approved", Gates::runningAndApproved),
            new Gate("contact exists", Gates::contactExists),
            new Gate("has an address", Gates::hasAnAddress),
            new Gate("not suppressed", Gates::notSuppressed),
            new Gate("consent", Gates::consent),
            new Gate("its turn", Gates::itsTurn),
            new Gate("on time", Gates::onTime),
            new Gate("open hours", Gates::openHours),
            new Gate("throttle", Gates::throttle),
            new Gate("caps", Gates::caps));

    private Gates() {}

    /** The first verdict that is not a pass, or a pass. */
    static Verdict ask(Passage passage) {
        for (Gate gate : ALL) {
            Verdict verdict = gate.check().apply(passage);
            if (!(verdict instanceof Verdict.Pass)) {
                return verdict;
            }
        }
        return new Verdict.Pass();
    }

    private static Verdict runningAndApproved(Passage p) {
        boolean isRunning = p.course().sequence().status() == SequenceStatus.RUNNING
                && p.course().enrollment().status() == EnrollmentStatus.ACTIVE;
        return isRunning && p.draft().isApprovedAsIs() ? new Verdict.Pass() : new Verdict.Release();
    }

    private static Verdict contactExists(Passage p) {
        return p.contact().isPresent() ? new Verdict.Pass() : new Verdict.Gone();
    }

    private static Verdict hasAnAddress(Passage p) {
        return p.address().isPresent() ? new Verdict.Pass() : new Verdict.Skip(SkipReason.MISSING_ADDRESS);
    }

    private static Verdict notSuppressed(Passage p) {
        boolean suppressed =
                p.address().map(Address::key).filter(p.suppressed()::contains).isPresent();
        return suppressed ? new Verdict.Skip(SkipReason.SUPPRESSED) : new Verdict.Pass();
    }

    private static Verdict consent(Passage p) {
        Consent consent = p.contact().map(c -> c.consent(p.touch().channel())).orElse(Consent.UNKNOWN);
        boolean needed = p.policy().consent().contains(p.touch().channel());
        boolean refused = consent == Consent.DENIED || (needed && consent != Consent.GRANTED);
        return refused ? new Verdict.Skip(SkipReason.NO_CONSENT) : new Verdict.Pass();
    }

    private static Verdict itsTurn(Passage p) {
        boolean isHead =
                p.course().head().filter(h -> h.id().equals(p.touch().id())).isPresent();
        return isHead && !p.course().isOvertaken(p.touch().position()) ? new Verdict.Pass() : new Verdict.Release();
    }

    private static Verdict onTime(Passage p) {
        Optional<LocalDate> planned = p.touch().timing().plannedDate();
        if (p.touch().timing().manual() || planned.isEmpty() || p.hours().isEmpty()) {
            return new Verdict.Pass();
        }
        LocalDate today = LocalTimes.date(p.now(), p.hours().get().zones().scheduling());
        boolean stale = ChronoUnit.DAYS.between(planned.get(), today)
                > p.policy().lateness().staleAfterDays();
        return stale ? new Verdict.Stale() : new Verdict.Pass();
    }

    private static Verdict openHours(Passage p) {
        SendHours hours = p.hours().orElseThrow();
        boolean manual = p.touch().timing().manual();
        if (!manual && p.touch().timing().dueAt().isEmpty()) {
            // Open today, maybe, but never again from its day on: the planner knows the days, the gate only the hours.
            return new Verdict.Impossible();
        }
        Optional<SendTime> next =
                manual ? SendTimes.nextLegal(hours, p.now()) : SendTimes.next(hours, p.now(), SendRule.NONE);
        if (next.isEmpty()) {
            return new Verdict.Impossible();
        }
        if (next.get().at().equals(p.now())) {
            return new Verdict.Pass();
        }
        // The planner leaves alone what a person sends now, so it has to be told.
        return new Verdict.Defer(next.get(), manual ? next : Optional.empty());
    }

    private static Verdict throttle(Passage p) {
        if (p.touch().timing().manual() || p.clock().isEmpty()) {
            return new Verdict.Pass();
        }
        Instant free = p.clock().get().plus(p.policy().throttle());
        if (!p.now().isBefore(free)) {
            return new Verdict.Pass();
        }
        return SendTimes.next(p.hours().orElseThrow(), free, SendRule.THROTTLE)
                .<Verdict>map(until -> new Verdict.Defer(until, Optional.of(new SendTime(free, SendRule.THROTTLE))))
                .orElseGet(Verdict.Impossible::new);
    }

    private static Verdict caps(Passage p) {
        if (p.touch().timing().manual() || p.fullUntil().isEmpty()) {
            return new Verdict.Pass();
        }
        return SendTimes.next(p.hours().orElseThrow(), p.fullUntil().get())
                .map(at -> new SendTime(at, SendRule.CAP))
                .<Verdict>map(until -> new Verdict.Defer(until, Optional.of(until)))
                .orElseGet(Verdict.Impossible::new);
    }
}
