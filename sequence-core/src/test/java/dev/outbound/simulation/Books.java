package dev.outbound.simulation;

import dev.outbound.activity.Activity;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was committed so far, as the watcher of the storage saw it go by. The versions in it are of no meaning. */
final class Books {

    private final Map<SequenceId, Sequence> sequences = new LinkedHashMap<>();
    private final Map<EnrollmentId, Enrollment> enrollments = new LinkedHashMap<>();
    private final Map<DraftId, Draft> drafts = new LinkedHashMap<>();
    private final Map<TouchId, Touch> touches = new LinkedHashMap<>();
    private final Map<EnrollmentId, List<Draft>> draftsOf = new HashMap<>();
    private final Map<EnrollmentId, List<Touch>> touchesOf = new HashMap<>();
    private final Map<UUID, Attempt> attempts = new LinkedHashMap<>();
    private final Map<ContactId, List<UUID>> attemptsOf = new HashMap<>();
    private final Map<UUID, Tick> ticks = new HashMap<>();
    private final Set<AddressKey> suppressed = new HashSet<>();
    private final Set<String> heard = new HashSet<>();
    private final Map<UUID, Integer> activities = new HashMap<>();

    /** Takes in what a transaction committed. */
    void take(Changes changes, Tick tick) {
        sequences.putAll(changes.sequences);
        changes.unscheduled.forEach(this::forgetTouches);
        enrollments.putAll(changes.enrollments);
        for (Draft draft : changes.drafts.values()) {
            put(draft, draftsOf.computeIfAbsent(draft.enrollment(), e -> new ArrayList<>()));
        }
        for (Touch touch : changes.touches.values()) {
            put(touch, touchesOf.computeIfAbsent(touch.enrollment(), e -> new ArrayList<>()));
        }
        for (Attempt attempt : changes.begun) {
            attempts.put(attempt.id(), attempt);
            attemptsOf
                    .computeIfAbsent(attempt.contact(), c -> new ArrayList<>())
                    .add(attempt.id());
            ticks.put(attempt.id(), tick);
        }
        changes.ended.forEach(attempt -> attempts.put(attempt.id(), attempt));
        changes.suppressions.forEach((key, closed) -> {
            if (closed) {
                suppressed.add(key);
            } else {
                suppressed.remove(key);
            }
        });
        changes.messages.forEach(message -> message.messageId().ifPresent(heard::add));
        for (Activity activity : changes.activities) {
            activities.put(activity.id(), activities.size());
        }
    }

    private void forgetTouches(SequenceId sequence) {
        for (Touch touch : List.copyOf(touches.values())) {
            if (touch.sequence().equals(sequence)) {
                Violation.unless(touch.handover().isEmpty(), "a touch that was handed over was deleted");
                touches.remove(touch.id());
                touchesOf.remove(touch.enrollment());
            }
        }
    }

    private void put(Draft draft, List<Draft> siblings) {
        Draft before = drafts.put(draft.id(), draft);
        if (before == null) {
            siblings.add(draft);
        } else {
            siblings.set(siblings.indexOf(before), draft);
        }
    }

    private void put(Touch touch, List<Touch> siblings) {
        Touch before = touches.put(touch.id(), touch);
        if (before == null) {
            siblings.add(touch);
        } else {
            siblings.set(siblings.indexOf(before), touch);
        }
    }

    Iterable<Sequence> sequences() {
        return sequences.values();
    }

    Iterable<Enrollment> enrollments() {
        return enrollments.values();
    }

    Iterable<Draft> drafts() {
        return drafts.values();
    }

    Iterable<Touch> touches() {
        return touches.values();
    }

    Iterable<Attempt> attempts() {
        return attempts.values();
    }

    Optional<Sequence> find(SequenceId id) {
        return Optional.ofNullable(sequences.get(id));
    }

    Optional<Enrollment> find(EnrollmentId id) {
        return Optional.ofNullable(enrollments.get(id));
    }

    Optional<Draft> find(DraftId id) {
        return Optional.ofNullable(drafts.get(id));
    }

    Optional<Touch> find(TouchId id) {
        return Optional.ofNullable(touches.get(id));
    }

    Optional<Attempt> attempt(UUID id) {
        return Optional.ofNullable(attempts.get(id));
    }

    Sequence sequence(SequenceId id) {
        return find(id).orElseThrow(() -> new Violation("nobody stored sequence " + id));
    }

    Enrollment enrollment(EnrollmentId id) {
        return find(id).orElseThrow(() -> new Violation("nobody stored enrollment " + id));
    }

    List<Draft> drafts(SequenceId id) {
        return drafts.values().stream().filter(d -> d.sequence().equals(id)).toList();
    }

    List<Draft> drafts(EnrollmentId id) {
        return draftsOf.getOrDefault(id, List.of());
    }

    List<Touch> touches(EnrollmentId id) {
        return touchesOf.getOrDefault(id, List.of());
    }

    Draft draft(EnrollmentId id, int position) {
        for (Draft draft : drafts(id)) {
            if (draft.position() == position) {
                return draft;
            }
        }
        throw new Violation("nobody stored a draft of step " + position);
    }

    List<Attempt> attempts(ContactId contact) {
        List<Attempt> all = new ArrayList<>();
        for (UUID id : attemptsOf.getOrDefault(contact, List.of())) {
            attempt(id).ifPresent(all::add);
        }
        return all;
    }

    /** The attempt of that number of a touch. */
    Optional<Attempt> attempt(Touch touch, int number) {
        for (Attempt attempt : attempts(touch.contact())) {
            if (attempt.touch().equals(touch.id()) && attempt.number() == number) {
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    /** The tick in which an attempt was begun. */
    Tick tick(UUID attempt) {
        return ticks.getOrDefault(attempt, Tick.NONE);
    }

    boolean isSuppressed(AddressKey key) {
        return suppressed.contains(key);
    }

    List<AddressKey> suppressed() {
        return suppressed.stream().sorted().toList();
    }

    /** Whether a message of that id is in a conversation. */
    boolean hasHeard(String messageId) {
        return heard.contains(messageId);
    }

    /** The place of an activity among all; negative if it was never committed. */
    int place(UUID activity) {
        return activities.getOrDefault(activity, -1);
    }

    int activities() {
        return activities.size();
    }
}
