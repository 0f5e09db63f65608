package dev.outbound.example.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Consent;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A person as a row of the table. */
final class PersonRow {

    /** More words than these narrow a search no further. */
    private static final int WORDS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private PersonRow() {}

    static Person read(ResultSet row, StatementContext context) throws SQLException {
        return new Person(
                new ContactId(row.getString("id")),
                Name.of(row.getString("first_name"), row.getString("last_name")),
                Optional.ofNullable(row.getString("email")).map(EmailAddress::new),
                Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new),
                Optional.ofNullable(row.getString("zone")),
                new Profile(row.getString("company"), row.getString("title"), attributes(row.getString("attributes"))),
                Map.of(
                        Channel.EMAIL, Consent.valueOf(row.getString("consent_email")),
                        Channel.SMS, Consent.valueOf(row.getString("consent_sms")),
                        Channel.VOICE, Consent.valueOf(row.getString("consent_voice"))));
    }

    static Map<String, @Nullable Object> write(Person person) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", person.id().value());
        row.put("first_name", person.name().first());
        row.put("last_name", person.name().last());
        row.put("email", person.email().map(EmailAddress::value).orElse(null));
        row.put("email_key", person.email().map(email -> email.key().value()).orElse(null));
        row.put("phone", person.phone().map(PhoneNumber::value).orElse(null));
        row.put("zone", person.zone().orElse(null));
        row.put("company", person.profile().company());
        row.put("title", person.profile().title());
        row.put("attributes", json(person.profile().attributes()));
        row.put("consent_email", person.consent(Channel.EMAIL).name());
        row.put("consent_sms", person.consent(Channel.SMS).name());
        row.put("consent_voice", person.consent(Channel.VOICE).name());
        row.put("sort_name", sortName(person));
        row.put("search_text", searchText(person));
        return row;
    }

    static String sortName(Person person) {
        return (person.name().last() + " " + person.name().first()).strip().toLowerCase(Locale.ROOT);
    }

    /** The patterns {@code like0} to {@code like2} of a filter; without words they match everything. */
    static Map<String, String> likes(String filter) {
        List<String> words = filter.isBlank()
                ? List.of()
                : List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+", WORDS));
        var likes = new HashMap<String, String>();
        for (int i = 0; i < WORDS; i++) {
            String word = i < words.size() ? words.get(i) : "";
            likes.put(
                    "like" + i, "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        }
        return likes;
    }

    private static String searchText(Person person) {
        return String.join(
                        " ",
                        person.name().first(),
                        person.name().last(),
                        person.email().map(EmailAddress::value).orElse(""),
                        person.phone().map(PhoneNumber::value).orElse(""),
                        person.profile().company(),
                        person.profile().title())
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> attributes(String json) {
        try {
            return JSON.readValue(json, ATTRIBUTES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the attributes of a person in crm_person are not JSON", damaged);
        }
    }

    private static String json(Map<String, String> attributes) {
        try {
            return JSON.writeValueAsString(attributes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts has no JSON", impossible);
        }
    }
}
