package dev.outbound.simulation;

import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One piece of work of one node: what it read of the host, and whether anything disturbed it. */
final class Tick {

    static final Tick NONE = new Tick();

    private final Map<ContactId, Contact> read = new HashMap<>();
    private boolean disturbed;

    /** A fault fell, or time passed, while it was at work. */
    void disturb() {
        disturbed = true;
    }

    boolean isDisturbed() {
        return disturbed;
    }

    /** The contacts as the host gave them last; one that was missing is not there. */
    void read(Collection<ContactId> asked, Map<ContactId, Contact> found) {
        asked.forEach(read::remove);
        read.putAll(found);
    }

    /** A contact as it was last read. */
    Optional<Contact> contact(ContactId id) {
        return Optional.ofNullable(read.get(id));
    }
}
