package dev.outbound.example.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Consent;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Contacts;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.error.SequenceException;
import dev.outbound.store.Ids;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class PeopleTest {

    private static final WorkspaceId TENANT = new WorkspaceId("acme");

    private final DataSource database = Databases.empty();
    private final People people = People.in(database);
    private final Contacts contacts = new CrmContacts(TENANT, people);

    @Test
    void a_person_comes_back_as_it_was_added_after_the_app_is_opened_again() {
        Person ada = person("1", "Ada", "Ash");
        people.addNew(List.of(ada));

        assertThat(People.in(database).find(ada.id())).contains(ada);
    }

    @Test
    void the_sample_has_two_hundred_people_and_no_real_address() throws IOException {
        ImportReport report = loadSample();

        assertThat(report.summary()).isEqualTo("200 imported, 0 duplicates left out.");
        List<Person> all = people.search("", PageRequest.first(1_000)).items();
        assertThat(all)
                .flatExtracting(person ->
                        person.email().stream().map(EmailAddress::domain).toList())
                .allMatch(domain -> domain.endsWith(".example"));
        assertThat(all).anyMatch(person -> person.email().isEmpty());
        assertThat(all).anyMatch(person -> person.phone().isEmpty());
        assertThat(all).anyMatch(person -> person.zone().isEmpty());
        assertThat(all.stream()
                        .flatMap(person -> person.zone().stream())
                        .distinct()
                        .count())
                .isGreaterThan(40);
    }

    @Test
    void pages_show_everybody_once_in_order_of_the_last_name() throws IOException {
        loadSample();
        List<Person> seen = new ArrayList<>();

        Page<Person> page = people.search("", PageRequest.first(7));
        seen.addAll(page.items());
        while (page.next().isPresent()) {
            page = people.search("", PageRequest.after(7, page.next().get()));
            seen.addAll(page.items());
        }

        assertThat(seen).hasSize(200);
        assertThat(new HashSet<>(seen)).hasSize(200);
        assertThat(seen).extracting(PersonRow::sortName).isSorted();
    }

    @Test
    void every_word_of_a_filter_must_occur_and_percent_signs_are_letters() {
        people.addNew(List.of(person("1", "Ada", "Ash"), person("2", "Bob", "Ash"), person("3", "100%", "Real")));

        assertThat(people.search("ash ADA", PageRequest.first(9)).items())
                .extracting(Person::id)
                .containsExactly(new ContactId("1"));
        assertThat(people.search("0%", PageRequest.first(9)).items())
                .extracting(Person::id)
                .containsExactly(new ContactId("3"));
        assertThat(people.search("a_h", PageRequest.first(9)).items()).isEmpty();
        assertThat(people.search("'; drop table crm_person", PageRequest.first(9))
                        .items())
                .isEmpty();
    }

    @Test
    void a_cursor_of_somebody_elses_making_is_refused() {
        assertThatThrownBy(() -> people.search("", PageRequest.after(5, "nonsense!")))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("page cursor");
    }

    @Test
    void companies_are_the_companies_of_the_people() {
        people.addNew(List.of(person("1", "Ada", "Ash"), person("2", "Bob", "Birch")));

        assertThat(people.companies(10)).containsExactly(new Company("Fish & Sons", 2));
    }

    @Test
    void the_engine_finds_contacts_by_id_and_address_and_filter() {
        Person ada = person("1", "Ada", "Ash");
        Person bob = person("2", "Bob", "Birch");
        people.addNew(List.of(ada, bob));
        AddressKey email = ada.email().orElseThrow().key();
        AddressKey shared = ada.phone().orElseThrow().key();

        assertThat(contacts.findAll(TENANT, List.of(ada.id(), new ContactId("gone"))))
                .containsOnlyKeys(ada.id());
        assertThat(contacts.find(TENANT, ada.id())).contains(ada.toContact());
        assertThat(contacts.findByAddress(TENANT, email))
                .extracting(Contact::id)
                .containsExactly(ada.id());
        assertThat(contacts.findByAddress(TENANT, shared))
                .extracting(Contact::id)
                .containsExactly(ada.id(), bob.id());
        assertThat(contacts.search(TENANT, "birch", PageRequest.first(5)).items())
                .containsExactly(bob.id());
    }

    @Test
    void another_workspace_has_no_contacts() {
        Person ada = person("1", "Ada", "Ash");
        people.addNew(List.of(ada));
        var other = new WorkspaceId("other");

        assertThat(contacts.findAll(other, List.of(ada.id()))).isEmpty();
        assertThat(contacts.findByAddress(other, ada.email().orElseThrow().key()))
                .isEmpty();
        assertThat(contacts.search(other, "", PageRequest.first(5)).items()).isEmpty();
    }

    private ImportReport loadSample() throws IOException {
        return SamplePeople.load(new CsvImport(people, new Ids(Clock.systemUTC(), new Random(1)), ""));
    }

    private static Person person(String id, String first, String last) {
        return new Person(
                new ContactId(id),
                Name.of(first, last),
                Optional.of(EmailAddress.of("person" + id + "@fish.example")),
                Optional.of(PhoneNumber.of("+442079460123")),
                Optional.of("Europe/London"),
                new Profile("Fish & Sons", "Fishmonger", Map.of("notes", "likes \"fish\"\n& chips")),
                Map.of(
                        Channel.EMAIL, Consent.GRANTED,
                        Channel.SMS, Consent.DENIED,
                        Channel.VOICE, Consent.UNKNOWN));
    }
}
