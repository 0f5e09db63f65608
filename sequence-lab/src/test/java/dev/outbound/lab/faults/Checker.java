package dev.outbound.lab.faults;

import dev.outbound.lab.faults.Evidence.AttemptRow;
import dev.outbound.lab.faults.Evidence.Stop;
import dev.outbound.lab.faults.Evidence.TouchRow;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Judges a run by its evidence alone: a pure function, so that it can be shown evidence of faults and must find them. */
final class Checker {

    private static final Duration THROTTLE = Duration.ofHours(4);

    private final Evidence evidence;
    private final Map<UUID, TouchRow> touches;
    private final Map<UUID, AttemptRow> attempts;
    private final Map<UUID, List<AttemptRow>> byTouch;
    private final Map<UUID, List<Taken>> takenByTouch = new HashMap<>();
    private final Set<UUID> takenAttempts = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** What went wrong with one message. */
    record Finding(Kind kind, String what) {}

    /** What can go wrong. */
    enum Kind {
        /** Approved, not stopped, and yet without an end. */
        LOST,
        /** Taken by a provider although nobody meant it: no attempt, another address, other words. */
        UNEXPECTED,
        DUPLICATE,
        AFTER_STOP,
        /** The database says that it was sent, and no provider has it; or that it was not, and one has. */
        FALSE_VERDICT,
        /** In doubt, and no fault fell where it could have come from. */
        NEEDLESS_DOUBT,
        /** Still in somebody's hands long after. */
        STUCK,
        /** Two attempts that are open at once, or an ended touch with an open one. */
        OPEN_ATTEMPT,
        /** Two messages to one contact within four hours. */
        TOO_SOON,
        /** Steps that went in another order than theirs. */
        ORDER
    }

    private Checker(Evidence evidence) {
        this.evidence = evidence;
        this.touches = evidence.touches().stream().collect(Collectors.toMap(TouchRow::id, t -> t));
        this.attempts = evidence.attempts().stream().collect(Collectors.toMap(AttemptRow::id, a -> a));
        this.byTouch = evidence.attempts().stream().collect(Collectors.groupingBy(AttemptRow::touch));
    }

    /**
     * What is wrong.
     *
     * @param doubtful how many messages may be in doubt after the faults that were caused
     */
    static List<Finding> check(Evidence evidence, int doubtful) {
        Checker checker = new Checker(evidence);
        evidence.taken().forEach(checker::taken);
        evidence.touches().forEach(checker::touch);
        checker.stops();
        checker.spacing();
        List<String> doubts = evidence.touches().stream()
                .filter(t -> t.status() == TouchStatus.IN_DOUBT)
                .map(t -> t.problem().orElse("without a reason"))
                .toList();
        if (doubts.size() > doubtful) {
            checker.found(
                    Kind.NEEDLESS_DOUBT,
                    doubts.size() + " in doubt, at most " + doubtful + " can be: " + Set.copyOf(doubts));
        }
        return List.copyOf(checker.findings);
    }

    private void taken(Taken message) {
        Optional<AttemptRow> attempt = Optional.ofNullable(attempts.get(message.attempt()));
        Optional<TouchRow> touch = attempt.flatMap(a -> Optional.ofNullable(touches.get(a.touch())));
        if (attempt.isEmpty() || touch.isEmpty()) {
            found(Kind.UNEXPECTED, message + " has no attempt");
            return;
        }
        takenAttempts.add(message.attempt());
        takenByTouch.computeIfAbsent(touch.get().id(), id -> new ArrayList<>()).add(message);
        if (!attempt.get().address().equals(message.recipient())) {
            found(
                    Kind.UNEXPECTED,
                    message + " went elsewhere than " + attempt.get().id() + " says");
        }
        if (!touch.get().approved().equals(Optional.of(attempt.get().content()))) {
            found(Kind.UNEXPECTED, message + " says what was not approved");
        }
        if (unexplained(touch.get().id()) > 1) {
            found(Kind.DUPLICATE, message + " is the second of " + touch.get().id());
        }
    }

    /** How many messages were taken for a touch, but for one of each attempt that says that another followed on purpose. */
    private long unexplained(UUID touch) {
        List<UUID> its = takenByTouch.getOrDefault(touch, List.of()).stream()
                .map(Taken::attempt)
                .toList();
        long explained = its.stream()
                .distinct()
                .filter(id -> Optional.ofNullable(attempts.get(id))
                        .filter(AttemptRow::sentAgain)
                        .isPresent())
                .count();
        return its.size() - explained;
    }

    private void touch(TouchRow touch) {
        boolean isTaken = takenByTouch.containsKey(touch.id());
        List<AttemptRow> its = byTouch.getOrDefault(touch.id(), List.of());
        long open = its.stream().filter(Checker::isOpen).count();
        boolean mayBeOpen = touch.status() == TouchStatus.IN_DOUBT || touch.status() == TouchStatus.SENDING;
        if (open > 1 || (open == 1 && !mayBeOpen)) {
            found(Kind.OPEN_ATTEMPT, touch + " has " + open + " open attempts");
        }
        switch (touch.status()) {
            case SENT -> {
                if (!isTaken) {
                    found(Kind.FALSE_VERDICT, touch + " is sent, and no provider has it");
                }
            }
            case FAILED -> {
                if (unexplained(touch.id()) > 0) {
                    found(Kind.FALSE_VERDICT, touch + " failed, and a provider has it");
                }
            }
            case CLAIMED, SENDING -> found(Kind.STUCK, touch + " is in somebody's hands");
            case SCHEDULED -> {
                if (touch.wakeAt().filter(at -> at.isBefore(evidence.now())).isPresent()) {
                    found(Kind.LOST, touch + " was due and nobody sends it");
                }
            }
            case SKIPPED -> {
                if (unexplained(touch.id()) > 0) {
                    found(Kind.FALSE_VERDICT, touch + " was skipped, and a provider has it");
                }
                if (!isStopped(touch)) {
                    found(Kind.LOST, touch + " was skipped, and nobody stopped it");
                }
            }
            case IN_DOUBT, HELD -> {}
        }
        its.stream()
                .filter(a -> a.state() == Attempt.State.DEFERRED || a.state() == Attempt.State.REJECTED)
                .filter(a -> takenAttempts.contains(a.id()) && !a.sentAgain())
                .forEach(a -> found(Kind.FALSE_VERDICT, a + " was refused, and a provider has it"));
    }

    private boolean isStopped(TouchRow touch) {
        return evidence.stops().stream().anyMatch(stop -> concerns(stop, touch));
    }

    private static boolean concerns(Stop stop, TouchRow touch) {
        return stop.contacts().contains(touch.contact())
                && stop.sequence().map(touch.sequence()::equals).orElse(true);
    }

    private void stops() {
        for (Stop stop : evidence.stops()) {
            evidence.attempts().stream()
                    .filter(a -> a.startedAt().isAfter(stop.answered()))
                    .filter(a -> Optional.ofNullable(touches.get(a.touch()))
                            .filter(t -> concerns(stop, t))
                            .isPresent())
                    .forEach(a -> found(Kind.AFTER_STOP, a + " began after " + stop.answered()));
        }
    }

    private void spacing() {
        Map<String, List<AttemptRow>> byContact = evidence.attempts().stream()
                .filter(a -> a.state().counts())
                .collect(Collectors.groupingBy(AttemptRow::contact));
        byContact.values().forEach(its -> {
            List<AttemptRow> inOrder = its.stream()
                    .sorted(Comparator.comparing(AttemptRow::startedAt))
                    .toList();
            for (int i = 1; i < inOrder.size(); i++) {
                pair(inOrder.get(i - 1), inOrder.get(i));
            }
        });
    }

    private void pair(AttemptRow earlier, AttemptRow later) {
        Instant allowed = earlier.startedAt().plus(THROTTLE);
        if (!earlier.touch().equals(later.touch()) && later.startedAt().isBefore(allowed)) {
            found(Kind.TOO_SOON, later + " came less than four hours after " + earlier);
        }
        Optional<TouchRow> first = Optional.ofNullable(touches.get(earlier.touch()));
        Optional<TouchRow> second = Optional.ofNullable(touches.get(later.touch()));
        if (first.isPresent()
                && second.isPresent()
                && first.get().enrollment().equals(second.get().enrollment())
                && first.get().position() > second.get().position()) {
            found(Kind.ORDER, later + " came after " + earlier);
        }
    }

    private static boolean isOpen(AttemptRow attempt) {
        return attempt.state() == Attempt.State.STARTED || attempt.state() == Attempt.State.IN_DOUBT;
    }

    private void found(Kind kind, String what) {
        findings.add(new Finding(kind, what));
    }
}
