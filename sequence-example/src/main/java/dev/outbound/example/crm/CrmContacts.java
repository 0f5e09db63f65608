package dev.outbound.example.crm;

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

/** The CRM as the engine reads it. It has one tenant; any other has no contacts. */
public final class CrmContacts implements Contacts {

    private final WorkspaceId tenant;
    private final People people;

    public CrmContacts(WorkspaceId tenant, People people) {
        this.tenant = tenant;
        this.people = people;
    }

    @Override
    public Map<ContactId, Contact> findAll(WorkspaceId workspace, Collection<ContactId> ids) {
        var contacts = new HashMap<ContactId, Contact>();
        if (workspace.equals(tenant)) {
            people.findAll(ids).forEach((id, person) -> contacts.put(id, person.toContact()));
        }
        return contacts;
    }

    @Override
    public List<Contact> findByAddress(WorkspaceId workspace, AddressKey key) {
        return workspace.equals(tenant)
                ? people.findByAddress(key).stream().map(Person::toContact).toList()
                : List.of();
    }

    @Override
    public Page<ContactId> search(WorkspaceId workspace, String filter, PageRequest page) {
        return workspace.equals(tenant) ? people.search(filter, page).map(Person::id) : Page.of(List.of(), 1, x -> "");
    }
}
