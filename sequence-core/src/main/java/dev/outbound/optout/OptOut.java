package dev.outbound.optout;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Masked;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Plans;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Scope;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One address that must not be written to any more: looked up first, carried out in the caller's transaction together with
 * whatever brought it about, so that neither is without the other. For one use and one thread.
 */
public final class OptOut {

    private final Setup setup;
    private final Scope scope;
    private final AddressKey address;
    private final Suppression.Source source;
    private final String note;
    private final Optional<ContactId> contact;
    private final Set<EnrollmentId> enrollments;
    private final Optional<Plans> plans;

    /**
     * Looks up whom it concerns. Not to be called inside a transaction.
     *
     * @param contact the contact a triggering message went to: its enrollments end too if the source is the contact itself
     */
    public OptOut(
            Setup setup,
            Scope scope,
            AddressKey address,
            Suppression.Source source,
            String note,
            Optional<ContactId> contact) {
        this.setup = setup;
        this.scope = scope;
        this.address = address;
        this.source = source;
        this.note = note;
        this.contact = contact;
        var stored = setup.storage().enrollments();
        this.enrollments = new LinkedHashSet<>(stored.openByAddress(scope.workspace(), List.of(address)));
        if (endsEnrollments()) {
            contact.ifPresent(c -> enrollments.addAll(stored.openByContact(scope.workspace(), List.of(c))));
            // Whatever ends needs no plan: an opt-out of the contact is heard even while the CRM is down.
            this.plans = Optional.empty();
        } else {
            List<ContactId> concerned = stored.findAll(scope.workspace(), enrollments).stream()
                    .map(Enrollment::contact)
                    .toList();
            this.plans =
                    concerned.isEmpty() ? Optional.empty() : Optional.of(Plans.of(setup, scope.workspace(), concerned));
        }
    }

    /** The enrollments the caller locks before {@link #carryOut}, in one go with its own. */
    public Set<EnrollmentId> enrollments() {
        return Set.copyOf(enrollments);
    }

    /** The address whose gate the caller locks with them. */
    public AddressKey address() {
        return address;
    }

    /**
     * Adds the entry and stops what it concerns among the locked courses, which the caller saves.
     *
     * @param journal the one the courses were locked with
     * @return false if the address was suppressed already: the first entry stays, the effects are the same
     */
    public boolean carryOut(Collection<Course> locked, Journal journal) {
        boolean added = setup.storage()
                .suppressions()
                .add(scope.workspace(), new Suppression(address, source, note, journal.now(), scope.actor()));
        journal.note(
                added ? ActivityType.SUPPRESSION_ADDED : ActivityType.SUPPRESSION_REPEATED,
                contact.map(Subject::of).orElse(Subject.WORKSPACE),
                Map.of(Data.ADDRESS, Masked.of(address.value()), Data.SOURCE, source.name()));
        for (Course course : locked) {
            boolean holdsIt = course.enrollment().keys().contains(address);
            boolean isTheirs =
                    contact.filter(course.enrollment().contact()::equals).isPresent();
            if (endsEnrollments() && (holdsIt || isTheirs)) {
                stop(course);
            } else if (holdsIt) {
                stopAddress(course);
            }
        }
        return added;
    }

    private boolean endsEnrollments() {
        return source.isByContact() && setup.policy().optOuts().stopsEnrollment();
    }

    private static void stop(Course course) {
        if (!course.enrollment().status().isTerminal()) {
            course.suppress();
        }
    }

    /** What is on its way to the address is skipped; other channels go on. */
    private void stopAddress(Course course) {
        for (Touch touch : course.touches()) {
            if (touch.status().isOpen() && touch.channel().addressKind() == address.kind()) {
                course.skipDraft(course.draft(touch.position()), SkipReason.SUPPRESSED);
                course.skipTouch(touch, SkipReason.SUPPRESSED);
            }
        }
        plans.ifPresent(p -> p.replan(course));
    }
}
