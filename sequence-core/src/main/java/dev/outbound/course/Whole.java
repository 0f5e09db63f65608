package dev.outbound.course;

import dev.outbound.activity.Journal;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.schedule.Whereabouts;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Advance;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.workspace.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Works through all contacts of a sequence, in slices. */
public final class Whole {

    private static final int SLICE = 500;

    private final Setup setup;
    private final Scope scope;

    public Whole(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /**
     * Changes every course, within the caller's transaction, in which the sequence is locked. The drafts come without
     * their words.
     */
    public void each(Sequence sequence, Journal journal, Consumer<Course> change) {
        each(sequence, journal, Advance.UNHEARD, change);
    }

    /** As {@link #each}, telling how far it is. */
    public void each(Sequence sequence, Journal journal, Advance advance, Consumer<Course> change) {
        slices(sequence, journal, Extent.WITHOUT_WORDS, advance, slice -> slice.forEach(change));
    }

    /**
     * As {@link #each}, of a sequence that has no touches yet, for a change that asks the storage something once for many
     * courses.
     */
    public void launching(Sequence sequence, Journal journal, Advance advance, Consumer<List<Course>> change) {
        slices(sequence, journal, Extent.BEFORE_LAUNCH, advance, change);
    }

    /** As {@link #each}, for a change of the words. */
    public void eachWithWords(Sequence sequence, Journal journal, Consumer<Course> change) {
        slices(sequence, journal, Extent.WHOLE, Advance.UNHEARD, slice -> slice.forEach(change));
    }

    private void slices(
            Sequence sequence, Journal journal, Extent extent, Advance advance, Consumer<List<Course>> change) {
        LongConsumer more = teller(sequence.id(), advance);
        Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
        journal.appendTo(setup.storage().activities(), scope.workspace());
        Optional<EnrollmentId> after = Optional.empty();
        List<Course> slice = courses.lockNext(sequence, after, SLICE, extent);
        while (!slice.isEmpty()) {
            change.accept(slice);
            courses.save(slice);
            more.accept(slice.size());
            after = Optional.of(slice.get(slice.size() - 1).enrollment().id());
            slice = courses.lockNext(sequence, after, SLICE, extent);
        }
    }

    /** Is told of how many enrollments more are through, and tells how far that is. Nobody counts for nobody. */
    private LongConsumer teller(SequenceId id, Advance advance) {
        if (advance == Advance.UNHEARD) {
            return more -> {};
        }
        long total = setup.storage().enrollments().counts(scope.workspace(), id).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        AtomicLong done = new AtomicLong();
        return more -> {
            long now = done.addAndGet(more);
            advance.at(now, Math.max(now, total));
        };
    }

    /** Reads all enrollments of the sequence without locks, in the order of enrolment. */
    public void pages(SequenceId id, Consumer<List<Enrollment>> visitor) {
        pages(id, Advance.UNHEARD, visitor);
    }

    /** As {@link #pages(SequenceId, Consumer)}, telling how far it is. */
    public void pages(SequenceId id, Advance advance, Consumer<List<Enrollment>> visitor) {
        LongConsumer more = teller(id, advance);
        Page.all(SLICE, request -> setup.storage().enrollments().page(scope.workspace(), id, request))
                .forEach(page -> {
                    visitor.accept(page.items());
                    more.accept(page.items().size());
                });
    }

    /** Plans for the contacts that have not ended. Asks the host; not to be called inside a transaction. */
    public Plans plans(SequenceId id, Schedule schedule) {
        return plans(id, schedule, Advance.UNHEARD);
    }

    /** As {@link #plans}, telling how far it is. */
    public Plans plans(SequenceId id, Schedule schedule, Advance advance) {
        Map<ContactId, Whereabouts> known = new HashMap<>();
        Map<Whereabouts, Whereabouts> each = new HashMap<>();
        pages(id, advance, enrollments -> {
            List<ContactId> going = enrollments.stream()
                    .filter(e -> !e.status().isTerminal())
                    .map(Enrollment::contact)
                    .toList();
            Plans.whereabouts(setup.contacts(scope.workspace(), going).values())
                    .forEach((contact, where) -> known.put(contact, each.computeIfAbsent(where, w -> w)));
        });
        return new Plans(schedule, known);
    }
}
