package dev.outbound.memory;

import dev.outbound.contact.ContactId;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.list.ContactLists;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

final class InMemoryLists implements ContactLists {

    /** One member of one list. */
    private record Member(ContactListId list, ContactId contact) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            int byList = list.compareTo(other.list);
            return byList != 0 ? byList : contact.compareTo(other.contact);
        }
    }

    private final Ledger ledger;
    private final Keyed<ContactListId, ContactList> rows;
    private final Keyed<Member, Member> members;

    InMemoryLists(Ledger ledger) {
        this.ledger = ledger;
        this.rows = new Keyed<>(ledger, "list", ContactList::id, ContactList::version);
        this.members = new Keyed<>(ledger, "member", m -> m, m -> 0);
    }

    @Override
    public boolean add(WorkspaceId workspace, ContactList list) {
        return ledger.inTransaction(() -> {
            if (isTaken(workspace, list)) {
                return false;
            }
            rows.put(workspace, at(list, 0, 1));
            return true;
        });
    }

    @Override
    public Optional<ContactList> find(WorkspaceId workspace, ContactListId id) {
        return ledger.inTransaction(() -> rows.find(workspace, id));
    }

    @Override
    public boolean save(WorkspaceId workspace, ContactList list) {
        return ledger.inTransaction(() -> {
            if (isTaken(workspace, list)) {
                return false;
            }
            int count = rows.find(workspace, list.id())
                    .map(ContactList::memberCount)
                    .orElse(0);
            rows.replace(workspace, list, at(list, count, list.version() + 1));
            return true;
        });
    }

    @Override
    public Page<ContactList> page(WorkspaceId workspace, boolean archivedToo, PageRequest page) {
        return ledger.inTransaction(() -> Page.of(
                rows.of(workspace)
                        .filter(l -> archivedToo || !l.archived())
                        .sorted(Comparator.comparing(InMemoryLists::cursor))
                        .filter(l -> page.after()
                                .filter(a -> cursor(l).compareTo(a) <= 0)
                                .isEmpty())
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                InMemoryLists::cursor));
    }

    @Override
    public Set<ContactId> addMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts) {
        return change(workspace, id, contacts, true);
    }

    @Override
    public Set<ContactId> removeMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts) {
        return change(workspace, id, contacts, false);
    }

    private Set<ContactId> change(
            WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts, boolean adding) {
        return ledger.inTransaction(() -> {
            Set<ContactId> changed = new LinkedHashSet<>();
            Optional<ContactList> list = rows.find(workspace, id);
            if (list.isEmpty()) {
                return changed;
            }
            for (ContactId contact : contacts) {
                Member member = new Member(id, contact);
                if (adding && members.find(workspace, member).isEmpty()) {
                    members.put(workspace, member);
                    changed.add(contact);
                } else if (!adding && members.remove(workspace, member)) {
                    changed.add(contact);
                }
            }
            int count = list.get().memberCount() + (adding ? changed.size() : -changed.size());
            rows.put(workspace, at(list.get(), count, list.get().version()));
            return changed;
        });
    }

    @Override
    public Page<ContactId> members(WorkspaceId workspace, ContactListId id, PageRequest page) {
        return ledger.inTransaction(() -> Page.of(
                members.of(workspace)
                        .filter(m -> m.list().equals(id))
                        .map(Member::contact)
                        .filter(c -> page.after()
                                .filter(a -> c.value().compareTo(a) <= 0)
                                .isEmpty())
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                ContactId::value));
    }

    private boolean isTaken(WorkspaceId workspace, ContactList list) {
        return !list.archived()
                && rows.of(workspace)
                        .anyMatch(l -> !l.archived()
                                && !l.id().equals(list.id())
                                && l.name().equalsIgnoreCase(list.name()));
    }

    private static String cursor(ContactList list) {
        return list.name().toLowerCase(Locale.ROOT) + " " + list.id();
    }

    private static ContactList at(ContactList l, int count, long version) {
        return new ContactList(l.id(), l.name(), count, l.archived(), l.createdAt(), version);
    }
}
