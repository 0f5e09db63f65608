package dev.outbound.schedule;

import dev.outbound.address.Zones;
import dev.outbound.contact.Contact;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of where a contact is: little, and the same for many, so that it can be kept for all contacts of a sequence.
 *
 * @param own the zone its CRM holds
 * @param byPhone what the phone number tells; empty where {@code own} is known, which comes first
 */
public record Whereabouts(Optional<ZoneId> own, Set<ZoneId> byPhone) {

    public Whereabouts {
        byPhone = Set.copyOf(byPhone);
    }

    public static Whereabouts of(Contact contact) {
        Optional<ZoneId> own = contact.knownZone();
        return new Whereabouts(
                own,
                own.isPresent()
                        ? Set.of()
                        : contact.phone().map(Zones::candidates).orElse(Set.of()));
    }
}
