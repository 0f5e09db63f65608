package dev.outbound.list;

import java.util.UUID;

/** Names a contact list within its workspace. */
public record ContactListId(UUID value) implements Comparable<ContactListId> {

    public static ContactListId of(String text) {
        return new ContactListId(UUID.fromString(text));
    }

    @Override
    public int compareTo(ContactListId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
