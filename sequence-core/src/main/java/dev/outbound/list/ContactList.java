package dev.outbound.list;

import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import java.time.Instant;

/**
 * A reusable static list of contacts.
 *
 * @param name 1 to 120 characters, unique among the lists of the workspace that are not archived, whatever the case
 * @param memberCount always the number of members
 */
public record ContactList(
        ContactListId id, String name, int memberCount, boolean archived, Instant createdAt, long version) {

    public ContactList {
        name = Checks.line("list name", name, 120, ErrorCode.NAME_REQUIRED);
    }

    public ContactList withName(String next) {
        return new ContactList(id, next, memberCount, archived, createdAt, version);
    }

    public ContactList withArchived(boolean next) {
        return new ContactList(id, name, memberCount, next, createdAt, version);
    }
}
