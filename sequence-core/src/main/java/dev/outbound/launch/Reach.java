package dev.outbound.launch;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.schedule.ContactZones;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a launch must remember of a contact between looking it up and activating it: small, for many contacts. */
record Reach(ContactZones zones, Optional<AddressKey> email, Optional<AddressKey> phone) {

    static Reach of(Contact contact, ContactZones zones) {
        return new Reach(
                zones, contact.email().map(Address::key), contact.phone().map(Address::key));
    }

    Optional<AddressKey> key(Channel channel) {
        return channel == Channel.EMAIL ? email : phone;
    }

    /** The addresses that are known. */
    Set<AddressKey> keys() {
        Set<AddressKey> keys = new HashSet<>();
        email.ifPresent(keys::add);
        phone.ifPresent(keys::add);
        return keys;
    }
}
