package dev.outbound.compose;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.contact.ContactId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reusable static lists of contacts. Later changes of a list never change sequences that were generated from it. */
public final class Lists {

    private final Setup setup;
    private final Scope scope;

    public Lists(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** What became of contacts that were to be added. */
    public record AddReport(int added, int already, int notFound) {}

    /**
     * A new, empty list.
     *
     * @throws SequenceException NAME_TAKEN if a list that is not archived has the name
     */
    public ContactList create(String name) {
        ContactList list = new ContactList(new ContactListId(setup.ids().next()), name, 0, false, setup.now(), 0);
        return setup.inTransaction(() -> {
            if (!setup.storage().lists().add(scope.workspace(), list)) {
                throw taken(list.name());
            }
            note(ActivityType.LIST_CREATED, list, Map.of());
            return get(list.id());
        });
    }

    public ContactList get(ContactListId id) {
        return setup.storage().lists().find(scope.workspace(), id).orElseThrow(() -> new NotFoundException("list", id));
    }

    /** By name; archived ones only if asked for. */
    public Page<ContactList> page(boolean archivedToo, PageRequest page) {
        return setup.storage().lists().page(scope.workspace(), archivedToo, page);
    }

    public Page<ContactId> members(ContactListId id, PageRequest page) {
        get(id);
        return setup.storage().lists().members(scope.workspace(), id, page);
    }

    public ContactList rename(ContactListId id, String name) {
        return save(get(id).withName(name), ActivityType.LIST_RENAMED);
    }

    /** Hides the list from the picker; members and running sequences are not touched. */
    public ContactList archive(ContactListId id) {
        return save(get(id).withArchived(true), ActivityType.LIST_ARCHIVED);
    }

    public ContactList unarchive(ContactListId id) {
        return save(get(id).withArchived(false), ActivityType.LIST_UNARCHIVED);
    }

    /** Adds contacts the CRM knows. */
    public AddReport add(ContactListId id, Collection<ContactId> contacts) {
        ContactList list = get(id);
        if (list.archived()) {
            throw new SequenceException(ErrorCode.LIST_ARCHIVED, "list \"" + list.name() + "\" is archived");
        }
        Set<ContactId> known =
                new HashSet<>(setup.contacts(scope.workspace(), contacts).keySet());
        Set<ContactId> asked = new LinkedHashSet<>(contacts);
        Set<ContactId> wanted = new LinkedHashSet<>(asked);
        wanted.retainAll(known);
        return setup.inTransaction(() -> {
            Set<ContactId> added = setup.storage().lists().addMembers(scope.workspace(), id, wanted);
            note(ActivityType.LIST_MEMBERS_ADDED, list, Map.of(Data.COUNT, Integer.toString(added.size())));
            return new AddReport(added.size(), wanted.size() - added.size(), asked.size() - wanted.size());
        });
    }

    /** Adds everybody the host's People view shows for a filter, as they are now. */
    public AddReport addFromView(ContactListId id, String filter) {
        List<ContactId> found = new ArrayList<>();
        Page<ContactId> page = setup.host().contacts().search(scope.workspace(), filter, PageRequest.first(1_000));
        found.addAll(page.items());
        while (page.next().isPresent()) {
            PageRequest next = PageRequest.after(1_000, page.next().get());
            page = setup.host().contacts().search(scope.workspace(), filter, next);
            found.addAll(page.items());
        }
        return add(id, found);
    }

    /**
     * Takes contacts out.
     *
     * @return how many were members
     */
    public int remove(ContactListId id, Collection<ContactId> contacts) {
        ContactList list = get(id);
        return setup.inTransaction(() -> {
            int removed = setup.storage()
                    .lists()
                    .removeMembers(scope.workspace(), id, contacts)
                    .size();
            note(ActivityType.LIST_MEMBERS_REMOVED, list, Map.of(Data.COUNT, Integer.toString(removed)));
            return removed;
        });
    }

    private ContactList save(ContactList list, ActivityType type) {
        return setup.inTransaction(() -> {
            if (!setup.storage().lists().save(scope.workspace(), list)) {
                throw taken(list.name());
            }
            note(type, list, Map.of());
            return get(list.id());
        });
    }

    private void note(ActivityType type, ContactList list, Map<String, String> data) {
        Map<String, String> all = new HashMap<>(data);
        all.put(Data.LIST, list.id().toString());
        all.put(Data.NAME, list.name());
        Journal journal = setup.journal(scope.actor(), setup.now());
        journal.note(type, Subject.WORKSPACE, all);
        journal.appendTo(setup.storage().activities(), scope.workspace());
    }

    private static SequenceException taken(String name) {
        return new SequenceException(ErrorCode.NAME_TAKEN, "there is a list named \"" + name + "\" already");
    }
}
