package dev.outbound.example.crm;

import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.address.Zones;
import dev.outbound.contact.Consent;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.error.Checks;
import dev.outbound.error.SequenceException;
import dev.outbound.store.Ids;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a row of a file as a person, or says which cell is wrong. */
final class PersonReader {

    private static final int ATTRIBUTE_MAX = 10_000;

    private final Columns columns;
    private final Ids ids;
    private final String countryCode;

    PersonReader(Columns columns, Ids ids, String countryCode) {
        this.columns = columns;
        this.ids = ids;
        this.countryCode = countryCode;
    }

    /** @throws BadCell naming the field, the masked value and the rule */
    Person read(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new BadCell("row", "has %d cells, the header has %d columns".formatted(cells.size(), columns.size()));
        }
        Name name = Name.of(line(cells, "first_name", 100), line(cells, "last_name", 100));
        if (name.first().isEmpty() && name.last().isEmpty()) {
            throw new BadCell("first_name", "must not be blank if last_name is blank too");
        }
        Optional<EmailAddress> email = address(cells, "email", EmailAddress::of);
        Optional<PhoneNumber> phone = address(cells, "phone", text -> PhoneNumber.of(text, countryCode));
        if (email.isEmpty() && phone.isEmpty()) {
            throw new BadCell("email", "must not be blank if phone is blank too");
        }
        return new Person(id(cells), name, email, phone, zone(cells), profile(cells), consent(cells));
    }

    private ContactId id(List<String> cells) {
        String given = line(cells, "id", 200);
        return new ContactId(given.isEmpty() ? ids.next().toString() : given);
    }

    private Optional<String> zone(List<String> cells) {
        String zone = line(cells, "time_zone", 100);
        if (!zone.isEmpty() && Zones.known(zone).isEmpty()) {
            throw new BadCell("time_zone", zone, "must be an IANA time zone, for example America/New_York");
        }
        return Optional.of(zone).filter(known -> !known.isEmpty());
    }

    private Profile profile(List<String> cells) {
        var attributes = new HashMap<String, String>();
        for (String name : columns.others()) {
            String value = columns.cell(cells, name);
            if (value.length() > ATTRIBUTE_MAX) {
                throw new BadCell(name, value, "must be at most " + ATTRIBUTE_MAX + " characters");
            }
            if (value.indexOf('\0') >= 0) {
                throw new BadCell(name, value, "must not hold the character NUL");
            }
            if (!value.isEmpty()) {
                attributes.put(name, value);
            }
        }
        return new Profile(line(cells, "company", 200), line(cells, "title", 200), attributes);
    }

    private Map<Channel, Consent> consent(List<String> cells) {
        var consent = new EnumMap<Channel, Consent>(Channel.class);
        for (Channel channel : Channel.values()) {
            String field = "consent_" + channel.name().toLowerCase(Locale.ROOT);
            String given = columns.cell(cells, field);
            if (!given.isEmpty()) {
                consent.put(channel, consent(field, given));
            }
        }
        return consent;
    }

    private static Consent consent(String field, String given) {
        try {
            return Consent.valueOf(given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadCell(field, given, "must be granted, denied or unknown");
        }
    }

    private <T> Optional<T> address(List<String> cells, String field, Function<String, T> read) {
        String given = columns.cell(cells, field);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(given));
        } catch (SequenceException refused) {
            throw new BadCell(field, String.valueOf(refused.getMessage()));
        }
    }

    private String line(List<String> cells, String field, int max) {
        String value = columns.cell(cells, field);
        if (value.length() > max) {
            throw new BadCell(field, value, "must be at most " + max + " characters, it has " + value.length());
        }
        if (Checks.hasControls(value)) {
            throw new BadCell(field, value, "must be a single line without control characters");
        }
        return value;
    }
}
