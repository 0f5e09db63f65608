package dev.outbound.course;

import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.Whereabouts;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where contacts are, and the settings, looked up before a transaction so that courses can be planned anew inside it.
 *
 * @param contacts those the CRM knows
 */
public record Plans(Schedule schedule, Map<ContactId, Whereabouts> contacts) {

    public Plans {
        contacts = Map.copyOf(contacts);
    }

    /** Asks the host. Not to be called inside a transaction. */
    public static Plans of(Setup setup, WorkspaceId workspace, Collection<ContactId> contacts) {
        return new Plans(
                new Schedule(setup.policy(), setup.settings(workspace)),
                whereabouts(setup.contacts(workspace, contacts).values()));
    }

    /** What the plans must know of these contacts. */
    static Map<ContactId, Whereabouts> whereabouts(Collection<Contact> contacts) {
        Map<ContactId, Whereabouts> known = new HashMap<>();
        contacts.forEach(contact -> known.put(contact.id(), Whereabouts.of(contact)));
        return known;
    }

    /** The zones of the course's contact; empty if the CRM does not know the contact. */
    public Optional<ContactZones> zones(Course course) {
        return Optional.ofNullable(contacts.get(course.enrollment().contact()))
                .map(contact -> schedule.zones(course.sequence(), contact));
    }

    /** Plans the course anew, ends it if the CRM does not know its contact any more, completes it if nothing is left. */
    public void replan(Course course) {
        schedule.replanOrEnd(course, zones(course));
        course.settle();
    }

    /** The course is no longer held, as {@link Schedule#resume}; it ends if the CRM does not know its contact any more. */
    public void resume(Course course) {
        whereKnown(course, zones -> schedule.resume(course, zones));
    }

    /** Does this in the contact's zones; a live course whose contact the CRM does not know any more ends instead. */
    public void whereKnown(Course course, Consumer<ContactZones> work) {
        zones(course).ifPresentOrElse(work, () -> Schedule.endUnknown(course));
    }
}
