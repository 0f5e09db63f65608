package dev.outbound.simulation;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Contacts;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The host's people, as they are now, and every address anybody ever had. */
final class Crm {

    private final SimWorld world;
    private final Map<ContactId, Contact> people = new LinkedHashMap<>();
    private final Map<ContactId, Set<AddressKey>> ever = new HashMap<>();
    private final Set<ContactId> moved = new HashSet<>();
    private final Set<ContactId> incomplete = new HashSet<>();

    Crm(SimWorld world) {
        this.world = world;
    }

    void put(Contact contact) {
        Contact before = people.put(contact.id(), contact);
        if (before != null && !before.zone().equals(contact.zone())) {
            moved.add(contact.id());
        }
        Set<AddressKey> keys = ever.computeIfAbsent(contact.id(), id -> new HashSet<>());
        contact.email().ifPresent(mail -> keys.add(mail.key()));
        contact.phone().ifPresent(phone -> keys.add(phone.key()));
        if (contact.email().isEmpty() || contact.phone().isEmpty()) {
            incomplete.add(contact.id());
        }
    }

    void remove(ContactId id) {
        people.remove(id);
    }

    List<Contact> people() {
        return new ArrayList<>(people.values());
    }

    Optional<Contact> find(ContactId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Every address the contact has or had. */
    Set<AddressKey> addresses(ContactId id) {
        return ever.getOrDefault(id, Set.of());
    }

    /** Whether the contact was ever in another zone. */
    boolean hasMoved(ContactId id) {
        return moved.contains(id);
    }

    /** Whether an address of the contact was ever missing. */
    boolean lackedAddress(ContactId id) {
        return incomplete.contains(id);
    }

    /** The port, used by one node. Others act before and after the answer. */
    Contacts seenBy(Node node) {
        return new Contacts() {
            @Override
            public Map<ContactId, Contact> findAll(WorkspaceId workspace, Collection<ContactId> ids) {
                Violation.unless(!world.watched().isOpen(), "the CRM was asked inside a transaction");
                world.meanwhile();
                if (world.weather().crmDown()) {
                    node.disturbed("the CRM is down");
                    throw new SimFailure("the CRM");
                }
                Map<ContactId, Contact> found = new HashMap<>();
                ids.forEach(id -> Crm.this.find(id).ifPresent(contact -> found.put(id, contact)));
                node.tick().read(ids, found);
                world.meanwhile();
                return found;
            }

            @Override
            public List<Contact> findByAddress(WorkspaceId workspace, AddressKey key) {
                return people.values().stream()
                        .filter(c -> Stream.of(c.email(), c.phone())
                                .flatMap(Optional::stream)
                                .map(Address.class::cast)
                                .anyMatch(a -> a.key().equals(key)))
                        .toList();
            }

            @Override
            public Page<ContactId> search(WorkspaceId workspace, String filter, PageRequest page) {
                return new Page<>(List.copyOf(people.keySet()), Optional.empty());
            }
        };
    }
}
