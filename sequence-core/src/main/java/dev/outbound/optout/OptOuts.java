package dev.outbound.optout;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Masked;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who must not be written to. Adding an address stops what is on its way to it at once, in every sequence of the
 * workspace; if the contact itself asked, its enrollments end, on every channel.
 */
public final class OptOuts {

    private final Setup setup;
    private final Scope scope;

    public OptOuts(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /**
     * Adds what a person pasted: an email address if it holds an {@code @}, else a phone number.
     *
     * @return false if it was suppressed already; the first entry stays
     * @throws dev.outbound.error.SequenceException INVALID_ADDRESS or INVALID_PHONE
     */
    public boolean addManual(String text, String note) {
        String country = setup.settings(scope.workspace()).numbers().countryCode();
        return add(AddressKey.ofText(text, country), Suppression.Source.MANUAL, note, Optional.empty());
    }

    /**
     * Adds an address.
     *
     * @param contact the contact a triggering message went to: its enrollments end too if the source is the contact itself
     * @return false if it was suppressed already; the effects are the same
     */
    public boolean add(AddressKey address, Suppression.Source source, String note, Optional<ContactId> contact) {
        var enrollments = setup.storage().enrollments();
        Set<EnrollmentId> ids = new LinkedHashSet<>(enrollments.openByAddress(scope.workspace(), List.of(address)));
        if (source.isByContact()) {
            contact.ifPresent(c -> ids.addAll(enrollments.openByContact(scope.workspace(), List.of(c))));
        }
        Map<ContactId, Contact> contacts = setup.contacts(
                scope.workspace(),
                enrollments.findAll(scope.workspace(), ids).stream()
                        .map(Enrollment::contact)
                        .toList());
        Schedule schedule = new Schedule(setup.policy(), setup.settings(scope.workspace()));
        Instant now = setup.now();
        return setup.inTransaction(() -> {
            Journal journal = setup.journal(scope.actor(), now);
            Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
            Map<EnrollmentId, Course> locked =
                    courses.lock(ids, List.of(), List.of(address)).courses();
            boolean added = setup.storage()
                    .suppressions()
                    .add(scope.workspace(), new Suppression(address, source, note, now, scope.actor()));
            journal.note(
                    added ? ActivityType.SUPPRESSION_ADDED : ActivityType.SUPPRESSION_REPEATED,
                    contact.map(Subject::of).orElse(Subject.WORKSPACE),
                    Map.of(Data.ADDRESS, Masked.of(address.value()), Data.SOURCE, source.name()));
            for (Course course : locked.values()) {
                boolean holdsIt = course.enrollment().keys().contains(address);
                boolean isTheirs =
                        contact.filter(course.enrollment().contact()::equals).isPresent();
                if (source.isByContact() && (holdsIt || isTheirs)) {
                    stop(course);
                } else if (holdsIt) {
                    stopAddress(course, address, contacts, schedule);
                }
            }
            courses.save(locked.values());
            return added;
        });
    }

    /**
     * Removes an entry. Enrollments that ended by it stay ended.
     *
     * @return false if there was none
     */
    public boolean remove(AddressKey address, String reason) {
        Instant now = setup.now();
        return setup.inTransaction(() -> {
            boolean removed = setup.storage().suppressions().remove(scope.workspace(), address);
            if (removed) {
                Journal journal = setup.journal(scope.actor(), now);
                journal.note(
                        ActivityType.SUPPRESSION_REMOVED,
                        Subject.WORKSPACE,
                        Map.of(Data.ADDRESS, Masked.of(address.value()), Data.REASON, reason));
                journal.appendTo(setup.storage().activities(), scope.workspace());
            }
            return removed;
        });
    }

    public boolean isSuppressed(AddressKey address) {
        return !setup.storage()
                .suppressions()
                .suppressed(scope.workspace(), List.of(address))
                .isEmpty();
    }

    /** The entry of an address. */
    public Optional<Suppression> find(AddressKey address) {
        return setup.storage().suppressions().find(scope.workspace(), address);
    }

    /** The entries, newest first; only those that contain the text, if one is given. */
    public Page<Suppression> page(Optional<String> containing, PageRequest page) {
        return setup.storage().suppressions().page(scope.workspace(), containing, page);
    }

    private static void stop(Course course) {
        if (!course.enrollment().status().isTerminal()) {
            course.suppress();
        }
    }

    /** What is on its way to the address is skipped; other channels go on. */
    private static void stopAddress(
            Course course, AddressKey address, Map<ContactId, Contact> contacts, Schedule schedule) {
        for (Touch touch : course.touches()) {
            if (touch.status().isOpen() && touch.channel().addressKind() == address.kind()) {
                course.skipDraft(course.draft(touch.position()), SkipReason.SUPPRESSED);
                course.skipTouch(touch, SkipReason.SUPPRESSED);
            }
        }
        schedule.replanOrEnd(
                course,
                Optional.ofNullable(contacts.get(course.enrollment().contact()))
                        .map(c -> schedule.zones(course.sequence(), c)));
        course.settle();
    }
}
