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
import dev.outbound.list.CsvReport;
import dev.outbound.list.CsvRow;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.io.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reusable static lists of contacts. Later changes of a list never change sequences that were generated from it. */
public final class Lists {

    private static final int AT_ONCE = 1_000;

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

    /**
     * Adds contacts the CRM knows.
     *
     * @throws SequenceException LIST_ARCHIVED
     */
    public AddReport add(ContactListId id, Collection<ContactId> contacts) {
        requireOpen(id);
        Set<ContactId> known =
                new HashSet<>(setup.contacts(scope.workspace(), contacts).keySet());
        Set<ContactId> asked = new LinkedHashSet<>(contacts);
        Set<ContactId> wanted = new LinkedHashSet<>(asked);
        wanted.retainAll(known);
        int added = addKnown(id, wanted).size();
        return new AddReport(added, wanted.size() - added, asked.size() - wanted.size());
    }

    /**
     * Adds everybody the host's People view shows for a filter, as they are now. The view is read page by page and each
     * page added by itself: if the CRM fails on the way, what was added stays, and the call may be repeated.
     *
     * @throws SequenceException LIST_ARCHIVED
     */
    public AddReport addFromView(ContactListId id, String filter) {
        requireOpen(id);
        AddReport sum = new AddReport(0, 0, 0);
        Optional<String> cursor = Optional.empty();
        do {
            PageRequest request = new PageRequest(AT_ONCE, cursor);
            Page<ContactId> page = setup.host().contacts().search(scope.workspace(), filter, request);
            AddReport one = page.items().isEmpty() ? new AddReport(0, 0, 0) : add(id, page.items());
            sum = new AddReport(
                    sum.added() + one.added(), sum.already() + one.already(), sum.notFound() + one.notFound());
            cursor = page.next();
        } while (cursor.isPresent());
        return sum;
    }

    /** As {@link #addFromCsv(ContactListId, Reader, Consumer)}, for those whom the report is enough. */
    public CsvReport addFromCsv(ContactListId id, Reader text) {
        return addFromCsv(id, text, row -> {});
    }

    /**
     * Adds the people a CSV file names: commas, a header with any of the columns {@code contact_id}, {@code email} and
     * {@code phone} in any order and case, other columns ignored. No contact is created. The file is read and added 1,000
     * rows at a time, so a long one takes no more memory than a short one; if the CRM fails on the way, what was added
     * stays, and the file may be given again. The reader is not closed.
     *
     * @param rows is told of every row, in the order of the file, after it was added
     * @throws SequenceException INVALID_VALUE for a file that is empty, not CSV or without a usable column, LIST_ARCHIVED
     */
    public CsvReport addFromCsv(ContactListId id, Reader text, Consumer<CsvRow> rows) {
        requireOpen(id);
        CsvMatch match = new CsvMatch(setup, scope.workspace());
        CsvPeople people = new CsvPeople(text, setup.policy().limits().csvRows());
        CsvTally tally = new CsvTally();
        for (List<CsvPeople.Named> batch = people.next(AT_ONCE); !batch.isEmpty(); batch = people.next(AT_ONCE)) {
            List<CsvRow> matched = match.rows(batch);
            Set<ContactId> wanted = new LinkedHashSet<>();
            matched.forEach(row -> row.contact().ifPresent(wanted::add));
            Set<ContactId> added = new HashSet<>(addKnown(id, wanted));
            for (CsvRow row : matched) {
                // The first row of a contact that was added is the one that added it.
                CsvRow settled =
                        row.contact().isPresent() && !added.remove(row.contact().get())
                                ? new CsvRow(row.line(), CsvRow.Outcome.DUPLICATE, row.contact(), "is a member already")
                                : row;
                tally.add(settled);
                rows.accept(settled);
            }
        }
        return tally.report(people.stopped());
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
            if (removed > 0) {
                note(ActivityType.LIST_MEMBERS_REMOVED, list, Map.of(Data.COUNT, Integer.toString(removed)));
            }
            return removed;
        });
    }

    /** Adds contacts that exist; the list is looked at again under its lock, because it may have been archived since. */
    private Set<ContactId> addKnown(ContactListId id, Set<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return Set.of();
        }
        return setup.inTransaction(() -> {
            Set<ContactId> added = setup.storage().lists().addMembers(scope.workspace(), id, contacts);
            ContactList list = requireOpen(id);
            if (!added.isEmpty()) {
                note(ActivityType.LIST_MEMBERS_ADDED, list, Map.of(Data.COUNT, Integer.toString(added.size())));
            }
            return added;
        });
    }

    private ContactList requireOpen(ContactListId id) {
        ContactList list = get(id);
        if (list.archived()) {
            throw new SequenceException(ErrorCode.LIST_ARCHIVED, "list \"" + list.name() + "\" is archived");
        }
        return list;
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
