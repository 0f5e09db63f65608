package dev.outbound.memory;

import dev.outbound.contact.ContactId;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.list.ContactLists;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class InMemoryContactLists implements ContactLists {

    private final Memory memory;
    private final Group<ContactListId, ContactId, Member> byList =
            new Group<>(member -> List.of(member.list()), Member::contact);
    private final Group<ContactId, ContactListId, Member> byContact =
            new Group<>(member -> List.of(member.contact()), Member::list);
    private final Table<Member, Member> members;
    private final Table<ContactListId, ContactList> table;
    private final Versioned<ContactListId, ContactList> rows;

    InMemoryContactLists(Memory memory) {
        this.memory = memory;
        this.members = new Table<>(memory, member -> member, List.of(byList, byContact));
        this.table = new Table<>(memory, ContactList::id, List.of());
        this.rows = new Versioned<>("list", table, ContactList::id, ContactList::version, Versions::at);
    }

    @Override
    public boolean add(WorkspaceId workspace, ContactList list) {
        return memory.inTransaction(() -> {
            boolean free = nameIsFree(workspace, list);
            if (free) {
                rows.add(workspace, list);
            }
            return free;
        });
    }

    @Override
    public Optional<ContactList> find(WorkspaceId workspace, ContactListId id) {
        return memory.inTransaction(() -> table.find(workspace, id).map(list -> counted(workspace, list)));
    }

    @Override
    public boolean save(WorkspaceId workspace, ContactList list) {
        return memory.inTransaction(() -> {
            rows.check(workspace, list);
            boolean free = nameIsFree(workspace, list);
            if (free) {
                ContactList stored = table.find(workspace, list.id()).orElseThrow();
                rows.save(workspace, stored.withName(list.name()).withArchived(list.archived()));
            }
            return free;
        });
    }

    @Override
    public Page<ContactList> page(WorkspaceId workspace, boolean archivedToo, PageRequest page) {
        return memory.inTransaction(() -> Pages.ascending(
                        table.of(workspace).stream()
                                .filter(list -> archivedToo || !list.archived())
                                .toList(),
                        list -> Names.key(list.name()) + "\n" + list.id(),
                        page)
                .map(list -> counted(workspace, list)));
    }

    @Override
    public Set<ContactId> addMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts) {
        return memory.inTransaction(() -> {
            Set<ContactId> added = new LinkedHashSet<>(contacts);
            added.removeAll(byList.of(workspace, id).keySet());
            if (table.find(workspace, id).isEmpty()) {
                added.clear();
            }
            added.forEach(contact -> members.put(workspace, new Member(id, contact)));
            return added;
        });
    }

    @Override
    public Set<ContactId> removeMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts) {
        return memory.inTransaction(() -> {
            Set<ContactId> removed = new LinkedHashSet<>(contacts);
            removed.removeIf(contact -> !members.remove(workspace, new Member(id, contact)));
            return removed;
        });
    }

    @Override
    public List<ContactListId> listsOf(WorkspaceId workspace, ContactId contact) {
        return memory.inTransaction(
                () -> List.copyOf(byContact.of(workspace, contact).keySet()));
    }

    @Override
    public Page<ContactId> members(WorkspaceId workspace, ContactListId id, PageRequest page) {
        return memory.inTransaction(() ->
                Pages.byKey(byList.of(workspace, id), ContactId::new, page).map(Member::contact));
    }

    private boolean nameIsFree(WorkspaceId workspace, ContactList list) {
        return list.archived()
                || table.of(workspace).stream()
                        .noneMatch(other -> !other.archived()
                                && !other.id().equals(list.id())
                                && Names.same(other.name(), list.name()));
    }

    private ContactList counted(WorkspaceId workspace, ContactList list) {
        int count = byList.of(workspace, list.id()).size();
        return new ContactList(list.id(), list.name(), count, list.archived(), list.createdAt(), list.version());
    }

    private record Member(ContactListId list, ContactId contact) {}
}
