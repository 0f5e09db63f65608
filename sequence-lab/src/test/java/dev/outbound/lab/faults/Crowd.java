package dev.outbound.lab.faults;

import dev.outbound.address.AddressKey;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Contacts;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A CRM in which every number is a person, the same in each process. */
final class Crowd implements Contacts {

    private static final int FIRST_PHONE = 2_000_000;

    static ContactId id(int number) {
        return new ContactId("p" + number);
    }

    static List<ContactId> ids(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Crowd::id).toList();
    }

    static EmailAddress email(ContactId id) {
        return EmailAddress.of(id.value() + "@people.example");
    }

    private static Contact contact(ContactId id) {
        int number = Integer.parseInt(id.value().substring(1));
        return new Contact(
                id,
                Name.of("Ann", "Lee"),
                Optional.of(email(id)),
                Optional.of(PhoneNumber.of("+1646" + (FIRST_PHONE + number))),
                Optional.of("America/New_York"),
                new Profile("Company " + number, "Head of Sales", Map.of()),
                Map.of());
    }

    @Override
    public Map<ContactId, Contact> findAll(WorkspaceId workspace, Collection<ContactId> ids) {
        Map<ContactId, Contact> found = new HashMap<>();
        ids.forEach(id -> found.put(id, contact(id)));
        return found;
    }

    @Override
    public List<Contact> findByAddress(WorkspaceId workspace, AddressKey key) {
        String value = key.value();
        return value.startsWith("p") && value.contains("@")
                ? List.of(contact(new ContactId(value.substring(0, value.indexOf('@')))))
                : List.of();
    }

    @Override
    public Page<ContactId> search(WorkspaceId workspace, String filter, PageRequest page) {
        return Page.of(List.of(), page.limit(), ContactId::value);
    }
}
