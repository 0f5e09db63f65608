package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.World;
import dev.outbound.list.ContactListId;
import dev.outbound.list.CsvReport;
import dev.outbound.list.CsvRow;
import dev.outbound.list.CsvRow.Outcome;
import dev.outbound.policy.Policy;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People added to a list from a file, as the product describes it. Every storage behaves the same. */
public abstract class CsvScenarios {

    protected World world;

    private ContactListId list;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        open(Policy.DEFAULT);
    }

    @Test
    void a_known_email_a_known_phone_an_unknown_email_and_a_malformed_one_add_2_members() {
        world.people.add("ann");
        Contact bob = world.people.add("bob");
        List<CsvRow> rows =
                rows("email,phone", """
                ann@people.example,
                ,%s
                nobody@people.example,
                not an address,
                """.formatted(bob.phone().orElseThrow().value()));
        assertThat(rows)
                .extracting(CsvRow::outcome)
                .containsExactly(Outcome.MATCHED, Outcome.MATCHED, Outcome.NOT_FOUND, Outcome.INVALID);
        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(rows.get(3).reason()).contains("email address").contains("exactly one @");
        assertThat(members()).containsExactly("ann", "bob");
    }

    @Test
    void the_same_contact_twice_is_one_member_and_the_second_row_is_a_duplicate() {
        Contact ann = world.people.add("ann");
        CsvReport report = add("contact_id,email,phone", """
                ,ANN@People.example,
                ,,%s
                ann,,
                """.formatted(
                        ann.phone().orElseThrow().value()));
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.remarkable())
                .extracting(CsvRow::line, CsvRow::outcome)
                .containsExactly(tuple(3L, Outcome.DUPLICATE), tuple(4L, Outcome.DUPLICATE));
        assertThat(members()).containsExactly("ann");
    }

    @Test
    void a_file_given_again_adds_nobody_and_every_row_is_a_duplicate() {
        world.people.add("ann");
        world.people.add("bob");
        String body = "ann\nbob\n";
        assertThat(add("contact_id", body).added()).isEqualTo(2);
        CsvReport again = add("contact_id", body);
        assertThat(again.added()).isZero();
        assertThat(again.count(Outcome.DUPLICATE)).isEqualTo(2);
    }

    @Test
    void columns_come_in_any_order_and_case_with_others_between_and_a_byte_order_mark_before() {
        world.people.add("ann");
        world.people.add("bob");
        CsvReport report = add("\ufeffEmail , Company,CONTACT_ID", """
                ann@people.example,"Lee, Inc.",
                ,,bob
                """);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.stopped()).isEmpty();
    }

    @Test
    void the_contact_id_decides_before_the_email_and_the_email_before_the_phone() {
        world.people.add("ann");
        world.people.add("bob");
        Contact eve = world.people.add("eve");
        String phone = eve.phone().orElseThrow().value();
        List<CsvRow> rows = rows("contact_id,email,phone", """
                ann,bob@people.example,%1$s
                gone,bob@people.example,%1$s
                gone,nobody@people.example,%1$s
                """.formatted(phone));
        assertThat(rows).extracting(row -> row.contact().orElseThrow().value()).containsExactly("ann", "bob", "eve");
    }

    @Test
    void a_phone_number_without_country_is_read_with_the_workspaces_country_code() {
        Contact ann = world.people.add("ann");
        String national = ann.phone().orElseThrow().value().substring("+1".length());
        assertThat(add("phone", national + "\n").added()).isEqualTo(1);
    }

    @Test
    void a_row_that_names_nobody_or_several_people_is_invalid_and_says_why() {
        Contact ann = world.people.add("ann");
        Contact twin = world.people.add("twin");
        world.people.put(new Contact(
                twin.id(), twin.name(), ann.email(), twin.phone(), twin.zone(), twin.profile(), twin.consent()));
        List<CsvRow> rows = rows("email,phone,note", """
                ,,somebody
                ann@people.example,,
                """);
        assertThat(rows).extracting(CsvRow::outcome).containsOnly(Outcome.INVALID);
        assertThat(rows.get(0).reason()).isEqualTo("the row has no contact_id, email or phone");
        assertThat(rows.get(1).reason()).startsWith("2 contacts have this email address");
        assertThat(members()).isEmpty();
    }

    @Test
    void a_file_of_2500_rows_is_counted_whole_and_the_report_holds_the_first_1000_that_did_not_match() {
        world.people.add("ann");
        StringBuilder body = new StringBuilder("ann\n");
        for (int i = 2; i <= 2_500; i++) {
            body.append("nobody").append(i).append('\n');
        }
        List<CsvRow> told = new ArrayList<>();
        CsvReport report = world.acme.lists().addFromCsv(list, new StringReader("contact_id\n" + body), told::add);
        assertThat(report.count(Outcome.MATCHED)).isEqualTo(1);
        assertThat(report.count(Outcome.NOT_FOUND)).isEqualTo(2_499);
        assertThat(report.remarkable()).hasSize(1_000);
        assertThat(report.remarkable().get(999).line()).isEqualTo(1_002);
        assertThat(told).hasSize(2_500);
    }

    @Test
    void more_rows_than_the_policy_allows_are_not_read_and_the_report_says_so() {
        open(Policy.DEFAULT.withLimits(Policy.DEFAULT.limits().withCsvRows(2)));
        world.people.add("ann");
        world.people.add("bob");
        world.people.add("eve");
        assertThat(add("contact_id", "ann\nbob\n").stopped()).isEmpty();
        CsvReport report = add("contact_id", "bob\neve\nann\n");
        assertThat(report.stopped()).contains("the file has more than 2 rows; only those were read");
        assertThat(members()).containsExactly("ann", "bob", "eve");
    }

    @Test
    void of_a_file_without_end_no_more_is_read_than_10000_rows_or_one_cell_of_10000_characters() {
        open(Policy.DEFAULT.withLimits(Policy.DEFAULT.limits().withCsvRows(10_000)));
        world.people.add("ann");
        for (String endless : List.of("ann\n", "ann,", "x", "\"", "\"x\n", "\"\"")) {
            Endless file = new Endless("contact_id\n", endless);
            CsvReport report = world.acme.lists().addFromCsv(list, file);
            assertThat(report.stopped()).as(endless).isPresent();
            assertThat(file.read).as(endless).isLessThan(1_000_000);
        }
        for (String endless : List.of("x", "x,", "\"", "\"\"")) {
            Endless file = new Endless("", endless);
            assertThatThrownBy(() -> world.acme.lists().addFromCsv(list, file)).isInstanceOf(SequenceException.class);
            assertThat(file.read).as(endless).isLessThan(1_000_000);
        }
    }

    /** A gigabyte of the same. */
    private static final class Endless extends Reader {

        private final String head;
        private final String rest;
        private long read;

        Endless(String head, String rest) {
            this.head = head;
            this.rest = rest;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            if (read >= 1_000_000_000) {
                return -1;
            }
            for (int i = 0; i < length; i++, read++) {
                boolean inHead = read < head.length();
                buffer[offset + i] =
                        inHead ? head.charAt((int) read) : rest.charAt((int) ((read - head.length()) % rest.length()));
            }
            return length;
        }

        @Override
        public void close() {}
    }

    @Test
    void a_file_that_stops_being_csv_is_read_up_to_there() {
        world.people.add("ann");
        CsvReport report = add("contact_id", "ann\n\"bob");
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.stopped().orElseThrow()).contains("not CSV");
    }

    @Test
    void a_file_that_is_empty_or_has_no_column_that_names_people_is_refused() {
        for (String file : List.of("", "name,company\nAnn,Acme\n", "email,EMAIL\na@b.example,a@b.example\n")) {
            assertThatThrownBy(() -> world.acme.lists().addFromCsv(list, new StringReader(file)))
                    .isInstanceOfSatisfying(
                            SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE));
        }
    }

    @Test
    void a_file_for_an_archived_list_is_refused() {
        world.acme.lists().archive(list);
        assertThatThrownBy(() -> add("contact_id", "ann\n"))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIST_ARCHIVED));
    }

    private void open(Policy policy) {
        world = new World(emptyStorage(), policy);
        list = world.acme.lists().create("Q3").id();
    }

    private CsvReport add(String header, String body) {
        return world.acme.lists().addFromCsv(list, new StringReader(header + "\n" + body));
    }

    private List<CsvRow> rows(String header, String body) {
        List<CsvRow> rows = new ArrayList<>();
        world.acme.lists().addFromCsv(list, new StringReader(header + "\n" + body), rows::add);
        return rows;
    }

    private List<String> members() {
        return world.acme.lists().members(list, PageRequest.first(100)).items().stream()
                .map(ContactId::value)
                .toList();
    }
}
