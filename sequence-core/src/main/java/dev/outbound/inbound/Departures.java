package dev.outbound.inbound;

import dev.outbound.activity.Journal;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.optout.OptOut;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages that say nothing but: no more of these. */
final class Departures {

    private final Setup setup;

    Departures(Setup setup) {
        this.setup = setup;
    }

    /**
     * Suppresses the address and stops what is on its way there. Also one that nobody knows: it may belong to a contact
     * tomorrow.
     *
     * @param contact whom the message went to that was answered
     */
    InboundResult take(
            WorkspaceId workspace,
            Seen seen,
            AddressKey address,
            Suppression.Source source,
            Optional<ContactId> contact) {
        Instant now = setup.now();
        OptOut optOut = new OptOut(setup, new Scope(workspace, Actor.CONTACT), address, source, "", contact);
        return setup.inTransaction(() -> {
            Journal journal = setup.journal(Actor.CONTACT, now);
            Courses courses = new Courses(setup.storage(), workspace, journal);
            Map<EnrollmentId, Course> locked = courses.lock(optOut.enrollments(), List.of(), List.of(optOut.address()))
                    .courses();
            if (!seen.isFirst(setup, workspace, now)) {
                return InboundResult.DUPLICATE;
            }
            optOut.carryOut(locked.values(), journal);
            courses.save(locked.values());
            return InboundResult.OPTED_OUT;
        });
    }
}
