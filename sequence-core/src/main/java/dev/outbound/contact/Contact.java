package dev.outbound.contact;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.address.Zones;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person as the host's CRM knows them at this moment.
 *
 * @param zone the IANA zone id the CRM holds, as it holds it; one that is not valid counts as unknown
 * @param profile facts the draft writer may use: data from outside, never instructions
 * @param consent per channel; a channel not named is {@link Consent#UNKNOWN}
 */
public record Contact(
        ContactId id,
        Name name,
        Optional<EmailAddress> email,
        Optional<PhoneNumber> phone,
        Optional<String> zone,
        Profile profile,
        Map<Channel, Consent> consent) {

    public Contact {
        consent = Map.copyOf(consent);
    }

    /** The address a message on this channel goes to. */
    public Optional<Address> address(Channel channel) {
        return switch (channel) {
            case EMAIL -> email.map(Address.class::cast);
            case SMS, VOICE -> phone.map(Address.class::cast);
        };
    }

    /** The addresses it can be reached at, in normal form. */
    public Set<AddressKey> keys() {
        Set<AddressKey> keys = new HashSet<>();
        email.ifPresent(e -> keys.add(e.key()));
        phone.ifPresent(p -> keys.add(p.key()));
        return keys;
    }

    /** The contact's own zone if the CRM holds a valid one. */
    public Optional<ZoneId> knownZone() {
        return zone.flatMap(Zones::known);
    }

    public Consent consent(Channel channel) {
        return consent.getOrDefault(channel, Consent.UNKNOWN);
    }

    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
