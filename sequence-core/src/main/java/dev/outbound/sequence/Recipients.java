package dev.outbound.sequence;

import dev.outbound.contact.ContactId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Whom a sequence goes to: the members of one list at the moment drafts are generated, or contacts picked by hand. */
public sealed interface Recipients {

    /** Nobody yet. */
    static Recipients none() {
        return new Picked(List.of());
    }

    /** The members of a list; its id is the list's. */
    record OfList(UUID list) implements Recipients {}

    /** These contacts, each once, in this order. */
    record Picked(List<ContactId> contacts) implements Recipients {
        public Picked {
            contacts = contacts.stream().distinct().toList();
        }
    }

    static Recipients contacts(ContactId... ids) {
        return new Picked(List.of(ids));
    }

    default <T> T fold(Function<OfList, T> list, Function<Picked, T> picked) {
        return this instanceof OfList l ? list.apply(l) : picked.apply((Picked) this);
    }
}
