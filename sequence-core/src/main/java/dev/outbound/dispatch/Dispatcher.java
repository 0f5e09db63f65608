package dev.outbound.dispatch;

import dev.outbound.address.Channel;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.error.Unquoted;
import dev.outbound.schedule.SendRule;
import dev.outbound.setup.Setup;
import dev.outbound.setup.Workers;
import dev.outbound.touch.Timing;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tick: starts what is due, recovers what a crash left, claims due touches, takes them through the fence, hands them
 * over and records the answers. Safe to run on many nodes at once and as often as one likes.
 */
public final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int RECORD_TRIES = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Setup setup;
    private final Senders senders;
    private final Workers workers;
    private final Uncertain uncertain;
    private final Fence fence;
    private final Recorder recorder;
    private final Upkeep upkeep;
    private final ClockGuard guard;
    private final Queue<Unrecorded> unrecorded = new ConcurrentLinkedQueue<>();

    /** Answers of one workspace that the database did not take yet. */
    private record Unrecorded(WorkspaceId workspace, WorkspaceSettings settings, List<Answered> answers) {}

    /**
     * What time is kept by besides the engine's clock.
     *
     * @param nanos a clock that only grows, on which the deadlines of calls are kept
     * @param guarded whether the engine's clock must agree with the database's
     */
    public record Timekeeping(LongSupplier nanos, boolean guarded) {}

    public Dispatcher(Setup setup, Senders senders, Composer composer, Workers workers, Timekeeping time) {
        this.setup = setup;
        this.senders = senders;
        this.workers = workers;
        this.uncertain = new Uncertain(setup);
        this.fence = new Fence(setup, composer, time.nanos(), uncertain);
        this.recorder = new Recorder(setup);
        this.upkeep = new Upkeep(setup);
        Optional<Duration> limit =
                Optional.of(setup.policy().sending().clockSkew()).filter(skew -> time.guarded());
        this.guard = new ClockGuard(setup.storage(), setup.clock(), limit);
    }

    /**
     * One tick.
     *
     * @return how many touches were claimed; a full batch means that there is probably more to do at once
     */
    public int runOnce() {
        Instant now = setup.now();
        recordOverdue(RECORD_TRIES);
        if (!guard.agrees()) {
            return 0;
        }
        upkeep.startDue(now);
        upkeep.resumeDue(now);
        upkeep.recover(now);
        upkeep.lapse(now);
        int claimed = send(now);
        upkeep.completeQuiet(setup.now());
        return claimed;
    }

    /**
     * Why nothing is sent although something may be due: this node's clock and the database's disagree, with both times.
     * Empty if they agreed at the last tick.
     */
    public Optional<String> standstill() {
        return guard.complaint();
    }

    /** One more try to record what the database did not take before; to be called before the process ends. */
    public void finish() {
        recordOverdue(1);
    }

    /** Ticks until nothing is due now. */
    public void drain() {
        while (runOnce() > 0) {
            log.debug("sent a batch");
        }
    }

    private int send(Instant now) {
        var sending = setup.policy().sending();
        List<TouchRef> claimed = setup.inTransaction(
                () -> setup.storage().touches().claimDue(now, sending.batch(), now.plus(sending.claimLease())));
        Map<WorkspaceId, List<Touch>> byWorkspace = new LinkedHashMap<>();
        claimed.forEach(ref -> byWorkspace
                .computeIfAbsent(ref.workspace(), w -> new ArrayList<>())
                .add(ref.touch()));
        byWorkspace.forEach(this::send);
        return claimed.size();
    }

    private void send(WorkspaceId workspace, List<Touch> touches) {
        List<Begun> begun;
        WorkspaceSettings settings;
        try {
            settings = setup.settings(workspace);
            begun = fence.pass(workspace, touches);
        } catch (RuntimeException unavailable) {
            log.warn(
                    "{} touches of workspace {} wait: what they need cannot be read",
                    touches.size(),
                    workspace,
                    Unquoted.of(unavailable));
            release(workspace, touches);
            return;
        }
        Set<Channel> down = Collections.synchronizedSet(EnumSet.noneOf(Channel.class));
        List<Supplier<SendOutcome>> calls = new ArrayList<>();
        begun.forEach(b -> calls.add(() -> handOver(b, down)));
        Duration limit = setup.policy().sending().callWithin();
        List<Optional<SendOutcome>> outcomes = workers.all(calls, limit);
        List<Answered> answers = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            SendOutcome outcome = outcomes.get(i).orElse(new SendOutcome.Unknown("the channel did not answer"));
            answers.add(new Answered(begun.get(i), outcome));
        }
        // What a refusal stops may need the CRM, and must not keep the other answers waiting for it.
        Map<Boolean, List<Answered>> byRefused =
                answers.stream().collect(Collectors.partitioningBy(a -> a.outcome() instanceof SendOutcome.Rejected));
        byRefused.values().forEach(some -> record(new Unrecorded(workspace, settings, some), RECORD_TRIES));
    }

    /** Records what the database did not take before. */
    private void recordOverdue(int tries) {
        for (Uncertain.Batch batch : uncertain.lookAgain()) {
            List<Answered> answers = batch.begun().stream()
                    .map(b -> new Answered(b, SendOutcome.deferred("it was not certain whether it had begun")))
                    .toList();
            record(new Unrecorded(batch.workspace(), batch.settings(), answers), tries);
        }
        for (int left = unrecorded.size(); left > 0; left--) {
            Optional.ofNullable(unrecorded.poll()).ifPresent(u -> record(u, tries));
        }
    }

    private SendOutcome handOver(Begun begun, Set<Channel> down) {
        Channel channel = begun.attempt().channel();
        if (down.contains(channel)) {
            return SendOutcome.channelDown("the channel was unavailable a moment before");
        }
        if (begun.message().handed().isTooLate()) {
            return SendOutcome.deferred("it was too late to begin");
        }
        SendOutcome outcome;
        try {
            outcome = senders.send(begun.message());
        } catch (RuntimeException broken) {
            log.error("channel {} failed on {}", channel, begun.message().handed(), Unquoted.of(broken));
            return new SendOutcome.Unknown(
                    "the channel failed: " + broken.getClass().getSimpleName());
        }
        if (outcome instanceof SendOutcome.Deferred deferred && deferred.channelWide()) {
            down.add(channel);
        }
        return outcome;
    }

    private void record(Unrecorded some, int tries) {
        List<Answered> answers = some.answers();
        if (answers.isEmpty()) {
            return;
        }
        for (int done = 1; ; done++) {
            try {
                recorder.record(some.workspace(), some.settings(), answers);
                return;
            } catch (RuntimeException e) {
                if (done == tries) {
                    // The next tick tries again. If this process ends first, or the leases do, the touches are in
                    // doubt: visible, and never sent again.
                    log.error("the answers to {} attempts could not be recorded yet", answers.size(), Unquoted.of(e));
                    unrecorded.add(some);
                    return;
                }
                log.warn("recording {} answers failed, try {}", answers.size(), done, Unquoted.of(e));
            }
        }
    }

    private static Timing again(Timing timing, Instant now) {
        Optional<Instant> later = Optional.of(now.plus(LOOK_AGAIN));
        return timing.planned(later, SendRule.UNREADABLE, timing.plannedDate()).withWakeAt(later);
    }

    /** Claimed touches that could not be judged: back into the queue, to be looked at again in a minute. */
    private void release(WorkspaceId workspace, List<Touch> touches) {
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.SYSTEM, now));
            var locked = courses.lock(touches.stream().map(Touch::enrollment).toList());
            for (Touch claimed : touches) {
                Optional<Course> course = Optional.ofNullable(locked.get(claimed.enrollment()));
                course.flatMap(c -> c.touch(claimed.position()))
                        .filter(t -> t.status() == TouchStatus.CLAIMED && t.version() == claimed.version())
                        .ifPresent(t ->
                                course.get().put(t.become(TouchStatus.SCHEDULED).withTiming(again(t.timing(), now))));
            }
            courses.save(locked.values());
        });
    }
}
