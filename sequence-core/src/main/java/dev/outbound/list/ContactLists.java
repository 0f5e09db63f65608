package dev.outbound.list;

import dev.outbound.contact.ContactId;
import dev.outbound.error.StaleWriteException;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Store of lists and their members. */
public interface ContactLists {

    /**
     * Stores a new list at version 1.
     *
     * @return false if a list that is not archived has the name, whatever the case
     */
    boolean add(WorkspaceId workspace, ContactList list);

    /** The list with its member count. */
    Optional<ContactList> find(WorkspaceId workspace, ContactListId id);

    /**
     * Stores name and archived flag, raising the version by one.
     *
     * @return false if another list that is not archived has the name
     * @throws StaleWriteException if the stored version is another
     */
    boolean save(WorkspaceId workspace, ContactList list);

    /** By name; archived ones only if asked for. */
    Page<ContactList> page(WorkspaceId workspace, boolean archivedToo, PageRequest page);

    /**
     * Adds those that are not members yet.
     *
     * @return the ones added
     */
    Set<ContactId> addMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts);

    /**
     * Removes those that are members.
     *
     * @return the ones removed
     */
    Set<ContactId> removeMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts);

    /** The lists a contact is a member of, archived ones too, in ascending id. */
    List<ContactListId> listsOf(WorkspaceId workspace, ContactId contact);

    /** In the order of contact id. */
    Page<ContactId> members(WorkspaceId workspace, ContactListId id, PageRequest page);
}
