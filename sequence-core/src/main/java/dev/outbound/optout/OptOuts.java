package dev.outbound.optout;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Masked;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.error.SequenceException;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @throws SequenceException INVALID_ADDRESS if it is neither
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
        OptOut optOut = new OptOut(setup, scope, address, source, note, contact);
        Instant now = setup.now();
        return setup.inTransaction(() -> {
            Journal journal = setup.journal(scope.actor(), now);
            Courses courses = new Courses(setup.storage(), scope.workspace(), journal);
            Collection<Course> locked = courses.lock(optOut.enrollments(), List.of(), List.of(address))
                    .courses()
                    .values();
            boolean added = optOut.carryOut(locked, journal);
            courses.save(locked);
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
}
