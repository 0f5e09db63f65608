package dev.outbound.privacy;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.OfContact;
import dev.outbound.list.ContactListId;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rights of the people who are written to: to be told what is known of them, and to be forgotten.
 *
 * <p>What stays of a forgotten contact is what counts are made of: the host's id of it, states and times, and its
 * opt-outs under a keyed pseudonym, so that a new import of the address does not write to it again.
 */
public final class Privacy {

    private static final int SLICE = 100;

    private final Setup setup;
    private final Scope scope;
    private final Pseudonyms pseudonyms;

    public Privacy(Setup setup, Scope scope, Pseudonyms pseudonyms) {
        this.setup = setup;
        this.scope = scope;
        this.pseudonyms = pseudonyms;
    }

    /** Everything that is known of a contact, read as the stream is consumed: no more than a page is in memory. */
    public Stream<PersonalRecord> export(ContactId contact) {
        return new Export(setup, scope.workspace()).of(contact, addresses(contact));
    }

    /**
     * Forgets a contact: its enrollments end, what was written to and by it, its addresses and its memberships are
     * removed. May be called before or after the CRM deletes it, and again at any time; works in slices, each a
     * transaction, so a call that was cut short is simply repeated.
     */
    public Forgotten forget(ContactId contact) {
        Map<AddressKey, AddressKey> stand = new TreeMap<>();
        addresses(contact).forEach(address -> stand.put(address, pseudonyms.of(scope.workspace(), address)));
        Instant now = setup.now();
        // The opt-outs go first: what follows removes the addresses by which they are found.
        Forgotten sum = setup.inTransaction(() -> optOuts(stand)).plus(setup.inTransaction(() -> lists(contact, now)));
        Optional<EnrollmentId> after = Optional.empty();
        List<EnrollmentId> slice = next(contact, after);
        while (!slice.isEmpty()) {
            List<EnrollmentId> ids = slice;
            sum = sum.plus(setup.inTransaction(() -> enrollments(ids, now)));
            after = Optional.of(slice.get(slice.size() - 1));
            slice = next(contact, after);
        }
        boolean wasKnown = !sum.equals(Forgotten.NOTHING);
        setup.run(() -> history(contact, stand, wasKnown, now));
        return sum;
    }

    private Forgotten optOuts(Map<AddressKey, AddressKey> stand) {
        int moved = 0;
        for (Map.Entry<AddressKey, AddressKey> one : stand.entrySet()) {
            if (setup.storage().suppressions().forget(scope.workspace(), one.getKey(), one.getValue())) {
                moved++;
            }
        }
        return new Forgotten(0, 0, moved, 0, 0);
    }

    private Forgotten lists(ContactId contact, Instant now) {
        Journal journal = setup.journal(scope.actor(), now);
        int left = 0;
        for (ContactListId list : setup.storage().lists().listsOf(scope.workspace(), contact)) {
            if (!setup.storage()
                    .lists()
                    .removeMembers(scope.workspace(), list, List.of(contact))
                    .isEmpty()) {
                left++;
                journal.note(
                        ActivityType.LIST_MEMBERS_REMOVED,
                        Subject.WORKSPACE,
                        Map.of(Data.LIST, list.toString(), Data.COUNT, "1"));
            }
        }
        journal.appendTo(setup.storage().activities(), scope.workspace());
        return new Forgotten(0, 0, 0, left, 0);
    }

    private Forgotten enrollments(List<EnrollmentId> ids, Instant now) {
        Courses courses = new Courses(setup.storage(), scope.workspace(), setup.journal(scope.actor(), now));
        Map<EnrollmentId, Course> locked = courses.lock(ids);
        int changed = 0;
        int cancelled = 0;
        int underWay = 0;
        for (Course course : locked.values()) {
            Erasure.Done done = Erasure.of(course, key -> pseudonyms.of(scope.workspace(), key));
            changed += done.changed() ? 1 : 0;
            cancelled += done.ended() ? 1 : 0;
            underWay += (int) course.touches().stream()
                    .filter(touch -> touch.status() == TouchStatus.SENDING)
                    .count();
        }
        setup.storage().conversations().redact(scope.workspace(), ids, Erasure.REMOVED);
        setup.storage().drafts().forgetHistory(scope.workspace(), ids);
        courses.save(locked.values());
        return new Forgotten(changed, cancelled, 0, 0, underWay);
    }

    private void history(ContactId contact, Map<AddressKey, AddressKey> stand, boolean wasKnown, Instant now) {
        setup.storage().touches().readdress(scope.workspace(), contact, stand);
        setup.storage().activities().redact(scope.workspace(), contact);
        if (wasKnown) {
            Journal journal = setup.journal(scope.actor(), now);
            journal.note(ActivityType.CONTACT_FORGOTTEN, Subject.of(contact));
            journal.appendTo(setup.storage().activities(), scope.workspace());
        }
    }

    /** Every address the contact has or was written to at. */
    private Set<AddressKey> addresses(ContactId contact) {
        Set<AddressKey> found = new TreeSet<>();
        setup.host().contacts().find(scope.workspace(), contact).ifPresent(one -> found.addAll(one.keys()));
        found.addAll(setup.storage().touches().addressesOf(scope.workspace(), contact));
        OfContact.all(setup.storage().enrollments(), scope.workspace(), contact)
                .forEach(enrollment -> found.addAll(enrollment.keys()));
        found.removeIf(Pseudonyms::isOne);
        return found;
    }

    private List<EnrollmentId> next(ContactId contact, Optional<EnrollmentId> after) {
        return setup.storage().enrollments().ofContact(scope.workspace(), contact, after, SLICE).stream()
                .map(Enrollment::id)
                .toList();
    }
}
