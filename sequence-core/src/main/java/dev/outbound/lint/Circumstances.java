package dev.outbound.lint;

import dev.outbound.contact.Contact;
import java.util.Optional;
import java.util.Set;

/**
 * What must be known around a message to judge it.
 *
 * @param contact whom it goes to; empty if the CRM does not know them any more
 * @param isFirst no earlier message goes to this contact in the sequence
 * @param ownSubject a mail goes out with its own subject, not with that of an earlier one
 * @param asSent a text with its opt-out notice, otherwise the body
 * @param hosts where links may lead, in lower case, with everything below
 */
public record Circumstances(
        Optional<Contact> contact, boolean isFirst, boolean ownSubject, String asSent, Set<String> hosts) {

    public Circumstances {
        hosts = Set.copyOf(hosts);
    }
}
