package dev.outbound.contact;

import dev.outbound.address.AddressKey;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port, implemented by the host: its CRM. Read-only, current data, called outside transactions and by many threads. A
 * contact that is gone is simply absent from the answer; an exception defers work and never skips a contact.
 */
public interface Contacts {

    /** Those of the ids that exist, in one call however many: at most a few thousand ids are asked for at once. */
    Map<ContactId, Contact> findAll(WorkspaceId workspace, Collection<ContactId> ids);

    /** The contacts with this address in its normal form; usually none or one. */
    List<Contact> findByAddress(WorkspaceId workspace, AddressKey key);

    /**
     * The contacts with each of these addresses; an address nobody has may be absent. At most a few thousand are asked for
     * at once: a CRM that is a database answers with one query instead of one per address.
     */
    default Map<AddressKey, List<Contact>> findAllByAddress(WorkspaceId workspace, Collection<AddressKey> keys) {
        Map<AddressKey, List<Contact>> found = new HashMap<>();
        keys.forEach(key -> found.put(key, findByAddress(workspace, key)));
        return found;
    }

    /** One page of the host's People view. The filter is the host's own language and opaque here. */
    Page<ContactId> search(WorkspaceId workspace, String filter, PageRequest page);

    default Optional<Contact> find(WorkspaceId workspace, ContactId id) {
        return Optional.ofNullable(findAll(workspace, List.of(id)).get(id));
    }
}
