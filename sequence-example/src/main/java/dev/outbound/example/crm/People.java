package dev.outbound.example.crm;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.contact.ContactId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The people of the CRM, in tables of its own beside the engine's. Safe for use by many threads. */
public final class People {

    private static final int CHUNK = 1_000;

    private final Jdbi jdbi;

    private People(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Creates or updates the tables of the CRM in this database. */
    public static People in(DataSource database) {
        Flyway.configure(People.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:dev/outbound/example/crm/migration")
                .table("crm_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return new People(Jdbi.create(database));
    }

    /** One page in order of the last name; every word of the filter occurs somewhere in name, email, company or title. */
    public Page<Person> search(String filter, PageRequest page) {
        Cursor after = page.after().map(Cursor::parse).orElse(Cursor.START);
        List<Person> found = jdbi.withHandle(handle -> handle.createQuery("""
                        select id, first_name, last_name, email, phone, zone, company, title, attributes,
                               consent_email, consent_sms, consent_voice
                        from crm_person
                        where search_text like :like0 escape '!'
                          and search_text like :like1 escape '!'
                          and search_text like :like2 escape '!'
                          and (sort_name > :name or (sort_name = :name and id > :id))
                        order by sort_name, id
                        limit :limit
                        """)
                .bindMap(PersonRow.likes(filter))
                .bind("name", after.name())
                .bind("id", after.id())
                .bind("limit", page.limit() + 1)
                .map(PersonRow::read)
                .list());
        return Page.of(found, page.limit(), person -> Cursor.of(person).text());
    }

    public Optional<Person> find(ContactId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** Those of the ids that exist. */
    public Map<ContactId, Person> findAll(Collection<ContactId> ids) {
        var found = new HashMap<ContactId, Person>();
        List<String> values = ids.stream().map(ContactId::value).toList();
        jdbi.useHandle(handle -> chunks(
                values,
                handle,
                (part, same) -> same.createQuery("""
                        select id, first_name, last_name, email, phone, zone, company, title, attributes,
                               consent_email, consent_sms, consent_voice
                        from crm_person
                        where id in (<ids>)
                        """)
                        .bindList("ids", part)
                        .map(PersonRow::read)
                        .forEach(person -> found.put(person.id(), person))));
        return found;
    }

    /** The people with this address; more than one may share a phone. */
    public List<Person> findByAddress(AddressKey key) {
        String column = key.kind() == AddressKind.EMAIL ? "email_key" : "phone";
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, first_name, last_name, email, phone, zone, company, title, attributes,
                               consent_email, consent_sms, consent_voice
                        from crm_person
                        where <column> = :key
                        order by id
                        """)
                .define("column", column)
                .bind("key", key.value())
                .map(PersonRow::read)
                .list());
    }

    /** The companies people work at, in alphabetical order, at most {@code limit}. */
    public List<Company> companies(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select company, count(*) as people
                        from crm_person
                        where company <> ''
                        group by company
                        order by company
                        limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Company(row.getString("company"), row.getInt("people")))
                .list());
    }

    public long count() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(*) from crm_person
                        """).mapTo(Long.class).one());
    }

    /**
     * Adds those who are not in the CRM yet, all of them or (on an exception) none.
     *
     * @return the ids of those left out because somebody with their id, email or phone and name is there already
     */
    public List<ContactId> addNew(List<Person> people) {
        return jdbi.inTransaction(handle -> {
            Known known = known(handle, people);
            var fresh = new ArrayList<Person>();
            var left = new ArrayList<ContactId>();
            for (Person person : people) {
                if (known.add(person)) {
                    fresh.add(person);
                } else {
                    left.add(person.id());
                }
            }
            insert(handle, fresh);
            return left;
        });
    }

    private static Known known(Handle handle, List<Person> people) {
        var known = new Known();
        BiConsumer<String, List<String>> look = (column, values) -> chunks(
                values,
                handle,
                (part, same) -> same.createQuery("""
                        select id, first_name, last_name, email, phone, zone, company, title, attributes,
                               consent_email, consent_sms, consent_voice
                        from crm_person
                        where <column> in (<values>)
                        """)
                        .define("column", column)
                        .bindList("values", part)
                        .map(PersonRow::read)
                        .forEach(known::add));
        look.accept("id", people.stream().map(person -> person.id().value()).toList());
        look.accept("email_key", keys(people.stream().map(Person::email).toList()));
        look.accept("phone", keys(people.stream().map(Person::phone).toList()));
        return known;
    }

    private static List<String> keys(List<? extends Optional<? extends Address>> addresses) {
        return addresses.stream()
                .flatMap(Optional::stream)
                .map(address -> address.key().value())
                .distinct()
                .toList();
    }

    private static void insert(Handle handle, List<Person> people) {
        if (people.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                insert into crm_person (id, first_name, last_name, email, email_key, phone, zone, company, title,
                                        attributes, consent_email, consent_sms, consent_voice, sort_name, search_text)
                values (:id, :first_name, :last_name, :email, :email_key, :phone, :zone, :company, :title,
                        :attributes, :consent_email, :consent_sms, :consent_voice, :sort_name, :search_text)
                """);
        people.forEach(person -> batch.bindMap(PersonRow.write(person)).add());
        batch.execute();
    }

    private static void chunks(List<String> values, Handle handle, BiConsumer<List<String>, Handle> work) {
        for (int from = 0; from < values.size(); from += CHUNK) {
            work.accept(values.subList(from, Math.min(from + CHUNK, values.size())), handle);
        }
    }
}
