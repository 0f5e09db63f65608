package dev.outbound.course;

import dev.outbound.activity.Journal;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.NotFoundException;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads and stores courses of one workspace inside the caller's transaction, taking locks in the one global order:
 * sequence, enrollment, contact clock, address gate, touch.
 */
public final class Courses {

    private final Storage storage;
    private final WorkspaceId workspace;
    private final Journal journal;

    public Courses(Storage storage, WorkspaceId workspace, Journal journal) {
        this.storage = storage;
        this.workspace = workspace;
        this.journal = journal;
    }

    /**
     * Courses locked for sending.
     *
     * @param clocks when each contact was last written to, locked
     * @param suppressed those of the addresses that are suppressed; their gates are locked
     */
    public record Gated(
            Map<EnrollmentId, Course> courses, Map<ContactId, Optional<Instant>> clocks, Set<AddressKey> suppressed) {}

    /** Locks these enrollments and reads all that belongs to them; those that do not exist are left out. */
    public Map<EnrollmentId, Course> lock(Collection<EnrollmentId> ids) {
        return lock(ids, List.of(), List.of()).courses();
    }

    /** As {@link #lock}; the one enrollment must exist. */
    public Course lock(EnrollmentId id) {
        Course course = lock(List.of(id)).get(id);
        if (course == null) {
            throw new NotFoundException("enrollment", id);
        }
        return course;
    }

    /** As {@link #lock}, with the clocks of these contacts and the gates of these addresses in between. */
    public Gated lock(Collection<EnrollmentId> ids, Collection<ContactId> contacts, Collection<AddressKey> addresses) {
        Set<EnrollmentId> sorted = new TreeSet<>(ids);
        Set<SequenceId> sequences = new TreeSet<>();
        storage.enrollments().findAll(workspace, sorted).forEach(e -> sequences.add(e.sequence()));
        Map<SequenceId, Sequence> shared = storage.sequences().share(workspace, sequences);
        List<Enrollment> enrollments = storage.enrollments().lock(workspace, sorted);
        Map<ContactId, Optional<Instant>> clocks =
                contacts.isEmpty() ? Map.of() : storage.clocks().lock(workspace, contacts);
        Set<AddressKey> suppressed =
                addresses.isEmpty() ? Set.of() : storage.suppressions().lock(workspace, addresses);
        return new Gated(assemble(shared, enrollments, Extent.WHOLE), clocks, suppressed);
    }

    /**
     * The next courses of a sequence that the caller has locked, after an enrollment: for work on a whole sequence.
     *
     * @param extent how much of them is needed
     */
    List<Course> lockNext(Sequence sequence, Optional<EnrollmentId> after, int limit, Extent extent) {
        List<Enrollment> enrollments = storage.enrollments().lockNext(workspace, sequence.id(), after, limit);
        return new ArrayList<>(
                assemble(Map.of(sequence.id(), sequence), enrollments, extent).values());
    }

    /** Reads courses without locking anything and without the words of their drafts: for looking over whole sequences. */
    public List<Course> read(Sequence sequence, List<Enrollment> enrollments) {
        return read(sequence, enrollments, course -> true);
    }

    /** As {@link #read}, for those who need the drafts only of what has no touches yet. */
    public List<Course> readForTimes(Sequence sequence, List<Enrollment> enrollments) {
        return read(sequence, enrollments, course -> course.touches().isEmpty());
    }

    private List<Course> read(Sequence sequence, List<Enrollment> enrollments, Predicate<Course> withDrafts) {
        Map<EnrollmentId, Course> courses = new LinkedHashMap<>();
        enrollments.forEach(e -> courses.put(e.id(), new Course(sequence, e, journal, false)));
        if (!courses.isEmpty()) {
            fill(courses, storage.touches().ofEnrollments(workspace, courses.keySet()), List.of());
        }
        List<EnrollmentId> drafted = courses.values().stream()
                .filter(withDrafts)
                .map(course -> course.enrollment().id())
                .toList();
        if (!drafted.isEmpty()) {
            fill(courses, List.of(), storage.drafts().withoutWords(workspace, drafted));
        }
        return new ArrayList<>(courses.values());
    }

    /** Stores all changes of the courses and appends what was noted. Once per course and transaction. */
    public void save(Collection<Course> courses) {
        List<Enrollment> enrollments = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        List<Draft> wordless = new ArrayList<>();
        List<Touch> changed = new ArrayList<>();
        List<Touch> added = new ArrayList<>();
        for (Course course : courses) {
            if (course.isEnrollmentChanged()) {
                enrollments.add(course.enrollment());
            }
            (course.hasWords() ? drafts : wordless).addAll(course.changedDrafts());
            changed.addAll(course.changedTouches());
            added.addAll(course.newTouches());
        }
        drafts.addAll(withWords(wordless));
        if (!enrollments.isEmpty()) {
            storage.enrollments().save(workspace, enrollments);
        }
        if (!drafts.isEmpty()) {
            storage.drafts().save(workspace, drafts);
        }
        if (!changed.isEmpty()) {
            storage.touches().save(workspace, changed);
        }
        if (!added.isEmpty()) {
            storage.touches().add(workspace, added);
        }
        journal.appendTo(storage.activities(), workspace);
    }

    /** The drafts with the words they are stored with, where they were given no others. */
    private List<Draft> withWords(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return drafts;
        }
        Map<DraftId, Draft> stored = new HashMap<>();
        storage.drafts()
                .findAll(workspace, drafts.stream().map(Draft::id).toList())
                .forEach(draft -> stored.put(draft.id(), draft));
        return drafts.stream()
                .map(draft -> draft.content().isPresent()
                        ? draft
                        : draft.withWordsOf(
                                Optional.ofNullable(stored.get(draft.id())).orElse(draft)))
                .toList();
    }

    private Map<EnrollmentId, Course> assemble(
            Map<SequenceId, Sequence> sequences, List<Enrollment> enrollments, Extent extent) {
        boolean words = extent == Extent.WHOLE;
        Map<EnrollmentId, Course> courses = new LinkedHashMap<>();
        for (Enrollment enrollment : enrollments) {
            Sequence sequence = sequences.get(enrollment.sequence());
            if (sequence != null) {
                courses.put(enrollment.id(), new Course(sequence, enrollment, journal, words));
            }
        }
        if (courses.isEmpty()) {
            return courses;
        }
        fill(
                courses,
                extent == Extent.BEFORE_LAUNCH
                        ? List.of()
                        : storage.touches().lockOfEnrollments(workspace, courses.keySet()),
                words
                        ? storage.drafts().ofEnrollments(workspace, courses.keySet())
                        : storage.drafts().withoutWords(workspace, courses.keySet()));
        return courses;
    }

    private static void fill(Map<EnrollmentId, Course> courses, List<Touch> touches, List<Draft> drafts) {
        for (Touch touch : touches) {
            Course course = courses.get(touch.enrollment());
            if (course != null) {
                course.loaded(touch);
            }
        }
        for (Draft draft : drafts) {
            Course course = courses.get(draft.enrollment());
            if (course != null) {
                course.loaded(draft);
            }
        }
    }
}
