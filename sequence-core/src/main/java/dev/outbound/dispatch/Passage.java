package dev.outbound.dispatch;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.draft.Draft;
import dev.outbound.policy.Policy;
import dev.outbound.schedule.SendHours;
import dev.outbound.touch.Touch;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A claimed touch on its way through the gates, with all they look at, freshly read under lock.
 *
 * @param contact as the CRM knows it at this moment
 * @param hours in which the step may go to the contact; of no meaning where there is no contact
 * @param clock when the contact was last written to
 * @param fullUntil the end of the caps that leave no room; empty where there is room
 */
record Passage(
        Course course,
        Touch touch,
        Optional<Contact> contact,
        Optional<SendHours> hours,
        Optional<Instant> clock,
        Optional<Instant> fullUntil,
        Set<AddressKey> suppressed,
        Policy policy) {

    Instant now() {
        return course.now();
    }

    Draft draft() {
        return course.draft(touch.position());
    }

    Optional<Address> address() {
        return contact.flatMap(c -> c.address(touch.channel()));
    }
}
