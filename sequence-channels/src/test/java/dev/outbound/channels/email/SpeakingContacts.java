package dev.outbound.channels.email;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Contacts;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CRM with one person, which once it fails says on whom. */
final class SpeakingContacts implements Contacts {

    private volatile boolean failing;

    void fail() {
        failing = true;
    }

    @Override
    public Map<ContactId, Contact> findAll(WorkspaceId workspace, Collection<ContactId> ids) {
        if (failing) {
            throw CanaryHost.failure(Canaries.ADDRESS);
        }
        Map<ContactId, Contact> found = new HashMap<>();
        ids.forEach(id -> found.put(id, Canaries.person(id)));
        return found;
    }

    @Override
    public List<Contact> findByAddress(WorkspaceId workspace, AddressKey key) {
        throw CanaryHost.failure(key.value());
    }

    @Override
    public Page<ContactId> search(WorkspaceId workspace, String filter, PageRequest page) {
        return new Page<>(List.of(), Optional.empty());
    }
}
