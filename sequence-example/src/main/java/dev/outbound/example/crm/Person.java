package dev.outbound.example.crm;

import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Consent;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody in the CRM.
 *
 * @param zone IANA id of the zone the person lives in, if known
 * @param profile company, title and whatever other columns an import had
 * @param consent per channel; a channel not named is unknown
 */
public record Person(
        ContactId id,
        Name name,
        Optional<EmailAddress> email,
        Optional<PhoneNumber> phone,
        Optional<String> zone,
        Profile profile,
        Map<Channel, Consent> consent) {

    public Person {
        consent = Map.copyOf(consent);
    }

    /** The person as the engine sees them. */
    public Contact toContact() {
        return new Contact(id, name, email, phone, zone, profile, consent);
    }

    public Consent consent(Channel channel) {
        return consent.getOrDefault(channel, Consent.UNKNOWN);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
