package dev.outbound.schedule;

import dev.outbound.contact.Contact;
import dev.outbound.sequence.SendRules;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * In which zones one contact's messages are timed.
 *
 * @param scheduling step windows, business hours, weekends and dates are read in it
 * @param legal legal hours must hold in every one of them; independent of the sequence's rules, because the law asks where
 *     the called person is
 * @param assumed nothing is known of where the contact is, and the workspace's zone stands in
 */
public record ContactZones(ZoneId scheduling, Set<ZoneId> legal, boolean assumed) {

    public ContactZones {
        legal = Set.copyOf(legal);
    }

    /** The contact's own zone, else what the phone number tells, else the workspace's. */
    public static ContactZones of(Contact contact, SendRules rules, WorkspaceSettings settings) {
        return of(Whereabouts.of(contact), rules, settings);
    }

    /** As {@link #of(Contact, SendRules, WorkspaceSettings)}, of somebody of whom only that is known. */
    public static ContactZones of(Whereabouts contact, SendRules rules, WorkspaceSettings settings) {
        return of(contact.own(), contact.byPhone(), rules.respectContactZone(), settings.zone());
    }

    static ContactZones of(Optional<ZoneId> own, Set<ZoneId> byPhone, boolean respectContact, ZoneId workspace) {
        ZoneId local =
                own.orElseGet(() -> byPhone.size() == 1 ? byPhone.iterator().next() : workspace);
        Set<ZoneId> legal = own.map(Set::of).orElseGet(() -> byPhone.isEmpty() ? Set.of(workspace) : byPhone);
        return new ContactZones(respectContact ? local : workspace, legal, own.isEmpty() && byPhone.isEmpty());
    }
}
