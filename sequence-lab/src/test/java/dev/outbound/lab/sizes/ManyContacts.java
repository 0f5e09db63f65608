package dev.outbound.lab.sizes;

import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
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

/**
 * A CRM of any size that takes no memory: the people {@code p-0000000} and on, each made when it is asked for. Two of three
 * have a time zone in it, of the others their phone number tells.
 */
final class ManyContacts implements Contacts {

    private static final List<String> ZONES =
            List.of("America/New_York", "America/Los_Angeles", "Europe/London", "Europe/Berlin", "Asia/Tokyo");
    private static final List<String> AREAS = List.of("212", "312", "415", "303", "617");
    private static final List<String> FIRST = List.of("Ann", "Bo", "Carla", "Dmitri", "Esther", "Farid", "Grace");
    private static final List<String> LAST = List.of("Adler", "Brook", "Chen", "Diaz", "Evans", "Fischer");

    private final int size;

    ManyContacts(int size) {
        this.size = size;
    }

    static ContactId id(int number) {
        String digits = Integer.toString(number);
        return new ContactId("p-" + "0".repeat(7 - digits.length()) + digits);
    }

    static String email(int number) {
        return "person" + number + "@company" + number % 5_000 + ".example";
    }

    @Override
    public Map<ContactId, Contact> findAll(WorkspaceId workspace, Collection<ContactId> ids) {
        Map<ContactId, Contact> found = new HashMap<>();
        for (ContactId id : ids) {
            int number = Integer.parseInt(id.value().substring(2));
            if (number < size) {
                found.put(id, contact(number));
            }
        }
        return found;
    }

    @Override
    public List<Contact> findByAddress(WorkspaceId workspace, AddressKey key) {
        if (key.kind() != AddressKind.EMAIL || !key.value().startsWith("person")) {
            return List.of();
        }
        int number = Integer.parseInt(
                key.value().substring("person".length(), key.value().indexOf('@')));
        return number < size && key.value().equals(email(number)) ? List.of(contact(number)) : List.of();
    }

    @Override
    public Page<ContactId> search(WorkspaceId workspace, String filter, PageRequest page) {
        throw new UnsupportedOperationException("nobody looks at this CRM");
    }

    private static Contact contact(int number) {
        String line = Integer.toString(2_000_000 + number % 7_000_000);
        return new Contact(
                id(number),
                Name.of(FIRST.get(number % FIRST.size()), LAST.get(number % LAST.size())),
                Optional.of(new EmailAddress(email(number))),
                Optional.of(new PhoneNumber("+1" + AREAS.get(number % AREAS.size()) + line)),
                number % 3 == 0 ? Optional.empty() : Optional.of(ZONES.get(number % ZONES.size())),
                new Profile("Company " + number % 5_000, "Head of Sales", Map.of("team", "a team of " + number % 90)),
                Map.of());
    }
}
