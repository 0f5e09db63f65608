package dev.outbound.compose;

import dev.outbound.address.AddressKey;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.compose.CsvPeople.Named;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.error.SequenceException;
import dev.outbound.list.CsvRow;
import dev.outbound.list.CsvRow.Outcome;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the CRM whom the rows of a batch name: by contact id first, then by email, then by phone; the first that finds
 * exactly one person decides.
 */
final class CsvMatch {

    private final Setup setup;
    private final WorkspaceId workspace;
    private final String countryCode;

    CsvMatch(Setup setup, WorkspaceId workspace) {
        this.setup = setup;
        this.workspace = workspace;
        this.countryCode = setup.settings(workspace).numbers().countryCode();
    }

    /** What a row says, read; what cannot be read is said in {@code faults}. */
    private record Clue(Optional<ContactId> id, List<AddressKey> addresses, List<String> faults) {}

    /** One row each, MATCHED where it names a contact, member or not. */
    List<CsvRow> rows(List<Named> batch) {
        List<Clue> clues = batch.stream().map(this::clue).toList();
        Set<ContactId> ids = new HashSet<>();
        clues.forEach(clue -> clue.id().ifPresent(ids::add));
        Map<ContactId, Contact> byId = setup.contacts(workspace, ids);
        Set<AddressKey> keys = new HashSet<>();
        clues.stream()
                .filter(clue -> clue.id().filter(byId::containsKey).isEmpty())
                .forEach(clue -> keys.addAll(clue.addresses()));
        Map<AddressKey, List<Contact>> byAddress =
                keys.isEmpty() ? Map.of() : setup.host().contacts().findAllByAddress(workspace, keys);
        List<CsvRow> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            rows.add(row(batch.get(i).line(), clues.get(i), byId, byAddress));
        }
        return rows;
    }

    private static CsvRow row(
            long line, Clue clue, Map<ContactId, Contact> byId, Map<AddressKey, List<Contact>> byAddress) {
        Optional<ContactId> named = clue.id().filter(byId::containsKey);
        if (named.isPresent()) {
            return new CsvRow(line, Outcome.MATCHED, named, "");
        }
        List<String> faults = new ArrayList<>(clue.faults());
        for (AddressKey key : clue.addresses()) {
            List<Contact> people = byAddress.getOrDefault(key, List.of());
            if (people.size() == 1) {
                return new CsvRow(
                        line, Outcome.MATCHED, Optional.of(people.get(0).id()), "");
            }
            if (people.size() > 1) {
                faults.add(people.size() + " contacts have this " + word(key) + ": name the contact_id");
            }
        }
        return faults.isEmpty()
                ? new CsvRow(line, Outcome.NOT_FOUND, Optional.empty(), "no contact has this id or address")
                : new CsvRow(line, Outcome.INVALID, Optional.empty(), String.join("; ", faults));
    }

    private Clue clue(Named row) {
        Optional<ContactId> id = Optional.empty();
        List<AddressKey> addresses = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        if (!row.contactId().isEmpty()) {
            try {
                id = Optional.of(new ContactId(row.contactId()));
            } catch (SequenceException wrong) {
                faults.add(String.valueOf(wrong.getMessage()));
            }
        }
        if (!row.email().isEmpty()) {
            try {
                addresses.add(EmailAddress.of(row.email()).key());
            } catch (SequenceException wrong) {
                faults.add(String.valueOf(wrong.getMessage()));
            }
        }
        if (!row.phone().isEmpty()) {
            try {
                addresses.add(PhoneNumber.of(row.phone(), countryCode).key());
            } catch (SequenceException wrong) {
                faults.add(String.valueOf(wrong.getMessage()));
            }
        }
        if (id.isEmpty() && addresses.isEmpty() && faults.isEmpty()) {
            faults.add("the row has no contact_id, email or phone");
        }
        return new Clue(id, addresses, faults);
    }

    private static String word(AddressKey key) {
        return switch (key.kind()) {
            case EMAIL -> "email address";
            case PHONE -> "phone number";
        };
    }
}
