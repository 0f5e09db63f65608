package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Consent;
import dev.outbound.contact.Contact;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Changes people in the CRM, and keeps the list of those not to be written to. */
final class Clerk {

    private final SimWorld world;
    private final Chance chance;

    Clerk(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void act() {
        List<Contact> people = world.crm().people();
        if (people.isEmpty()) {
            return;
        }
        Contact contact = chance.of(people);
        int what = chance.below(20);
        if (what < 3) {
            put(contact, contact.email(), contact.phone(), Optional.of(chance.of(Scenario.zones())));
        } else if (what < 7) {
            put(contact, Optional.of(EmailAddress.of(email(contact))), contact.phone(), contact.zone());
        } else if (what < 10) {
            put(contact, contact.email(), Optional.of(PhoneNumber.of(phone(contact))), contact.zone());
        } else if (what < 11) {
            put(contact, contact.email(), Optional.empty(), contact.zone());
        } else if (what < 12) {
            deny(contact);
        } else if (what < 13) {
            world.facts().gone.add(contact.id());
            world.crm().remove(contact.id());
        } else if (what < 16) {
            suppress(contact);
        } else if (what < 18) {
            merge(contact);
        } else {
            release();
        }
    }

    private void put(Contact c, Optional<EmailAddress> email, Optional<PhoneNumber> phone, Optional<String> zone) {
        world.crm().put(new Contact(c.id(), c.name(), email, phone, zone, c.profile(), c.consent()));
        if (world.trace().isInWords()) {
            world.trace()
                    .say("CRM: " + c.id() + " " + email.map(EmailAddress::value) + " " + phone.map(PhoneNumber::value)
                            + " " + zone);
        }
    }

    private void deny(Contact c) {
        Channel channel = chance.of(List.of(Channel.EMAIL, Channel.SMS, Channel.VOICE));
        world.facts().denied.add(c.id());
        world.crm()
                .put(new Contact(
                        c.id(),
                        c.name(),
                        c.email(),
                        c.phone(),
                        c.zone(),
                        c.profile(),
                        Map.of(channel, Consent.DENIED)));
    }

    private String email(Contact contact) {
        return (chance.oneIn(2) ? "Ann" : "ann.lee") + digit(contact) + "@people.example";
    }

    private String phone(Contact contact) {
        return (chance.oneIn(2) ? "+1212555010" : "+1212555020") + digit(contact);
    }

    private static String digit(Contact contact) {
        return contact.id().value().substring(1);
    }

    /** The contact turns out to be somebody else too, who has opted out under another address. */
    private void merge(Contact contact) {
        if (chance.oneIn(2)) {
            EmailAddress other = EmailAddress.of(email(contact));
            suppress(other.key(), other.value());
            put(contact, Optional.of(other), contact.phone(), contact.zone());
        } else {
            PhoneNumber other = PhoneNumber.of(phone(contact));
            suppress(other.key(), other.value());
            put(contact, contact.email(), Optional.of(other), contact.zone());
        }
    }

    /** By hand, in any spelling people use. */
    private void suppress(Contact contact) {
        if (contact.phone().isEmpty() || chance.oneIn(2)) {
            String email = chance.oneIn(3)
                    ? email(contact)
                    : contact.email().map(EmailAddress::value).orElseGet(() -> email(contact));
            suppress(
                    new AddressKey(AddressKind.EMAIL, email.toLowerCase(Locale.ROOT)),
                    chance.of(List.of(email, " " + email.toUpperCase(Locale.ROOT) + " ", email + ".")));
        } else {
            String phone = chance.oneIn(3)
                    ? phone(contact)
                    : contact.phone().map(PhoneNumber::value).orElseGet(() -> phone(contact));
            String digits = phone.substring(2);
            suppress(
                    new AddressKey(AddressKind.PHONE, phone),
                    chance.of(List.of(
                            phone, "001" + digits, digits, "(" + digits.substring(0, 3) + ") " + digits.substring(3))));
        }
    }

    private void suppress(AddressKey key, String typed) {
        world.facts().suppressionAsked.add(key);
        int removals = world.facts().removals(key);
        world.desk().ifPresent(desk -> {
            Node.Ending ending = desk.work(
                    "suppress", typed, e -> desk.people().suppressions().addManual(typed, ""));
            Violation.unless(ending != Node.Ending.REFUSED, "an address was not understood: " + typed);
            if (ending == Node.Ending.DONE) {
                world.facts().suppressed(key, removals);
            }
        });
    }

    private void release() {
        List<AddressKey> keys = world.books().suppressed();
        if (!keys.isEmpty()) {
            AddressKey key = chance.of(keys);
            world.desk().ifPresent(desk -> {
                world.facts().released(key);
                desk.work("release", key, e -> desk.people().suppressions().remove(key, "asked to"));
                world.facts().released(key);
            });
        }
    }
}
