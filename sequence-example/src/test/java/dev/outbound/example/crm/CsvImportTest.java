package dev.outbound.example.crm;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.outbound.address.Channel;
import dev.outbound.contact.Consent;
import dev.outbound.contact.ContactId;
import dev.outbound.example.crm.ImportReport.Outcome;
import dev.outbound.example.crm.ImportReport.Row;
import dev.outbound.store.Ids;
import dev.outbound.store.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvImportTest {

    private static final String HEADER = "id,first_name,last_name,email,phone,time_zone,company,title,notes\n";

    private final People people = People.in(Databases.empty());
    private final CsvImport csvImport = new CsvImport(people, new Ids(Clock.systemUTC(), new Random(1)), "1");

    @Test
    void a_row_becomes_a_person_with_all_its_fields() throws IOException {
        ImportReport report = run(
                HEADER + "p1,Åsa,O'Brien,Asa@Mail.Example,(212) 555-0134,Asia/Kolkata,\"Fish, Ltd\",CTO,\"a\nb\"\n");

        assertThat(report.summary()).isEqualTo("1 imported, 0 duplicates left out.");
        Person person = people.find(new ContactId("p1")).orElseThrow();
        assertThat(person.name().display()).isEqualTo("Åsa O'Brien");
        assertThat(person.email().orElseThrow().value()).isEqualTo("Asa@mail.example");
        assertThat(person.phone().orElseThrow().value()).isEqualTo("+12125550134");
        assertThat(person.zone()).contains("Asia/Kolkata");
        assertThat(person.profile().company()).isEqualTo("Fish, Ltd");
        assertThat(person.profile().title()).isEqualTo("CTO");
        assertThat(person.profile().attributes()).containsEntry("notes", "a\nb");
        assertThat(person.consent(Channel.SMS)).isEqualTo(Consent.UNKNOWN);
    }

    @Test
    void a_byte_order_mark_and_headers_in_other_spelling_are_understood() throws IOException {
        ImportReport report =
                run("\ufeffFirst Name, Last Name ,EMAIL,Consent SMS\r\nAda,Ash,ada@a.example,Granted\r\n");

        assertThat(report.count(Outcome.IMPORTED)).isEqualTo(1);
        Person ada = people.search("ada", PageRequest.first(1)).items().get(0);
        assertThat(ada.consent(Channel.SMS)).isEqualTo(Consent.GRANTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first_name,last_name            | the column email is missing",
                "first_name;last_name;email      | must be 1 to 50 letters",
                "first_name,last_name,email,email| the column email is there twice",
                "first_name,last_name,email,     | must be 1 to 50 letters",
            })
    void a_wrong_header_is_refused(String header, String rule) throws IOException {
        ImportReport report = run(header + "\nAda,Ash,ada@a.example\n");

        assertThat(report.refusal()).hasValueSatisfying(why -> assertThat(why).contains(rule));
        assertThat(report.accepted()).isFalse();
    }

    @Test
    void an_empty_file_and_one_with_only_a_header_are_refused() throws IOException {
        assertThat(run("").refusal()).contains("file: must not be empty");
        assertThat(run(HEADER).refusal()).contains("file: must have a row below the header");
    }

    @Test
    void one_invalid_row_and_nobody_is_imported() throws IOException {
        ImportReport report = run(HEADER
                + "1,Ada,Ash,ada@a.example,,,,,\"two\nlines\"\n"
                + "\n"
                + "2,Bob,Birch,bob-at-b.example,,,,,\n"
                + "3,Cy,Cedar,ada@a.example,,,,,\n");

        assertThat(report.rows())
                .extracting(Row::line, Row::outcome)
                .containsExactly(
                        tuple(2L, Outcome.HELD_BACK), tuple(5L, Outcome.INVALID), tuple(6L, Outcome.DUPLICATE));
        assertThat(report.summary()).startsWith("Nothing was imported: 1 of 3 rows are invalid.");
        assertThat(people.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,Ada,Ash,ada.lovelace@,,,,,                | email | must hold|lovelace",
                "1,Ada,Ash,`a@a.example b@b.example`,,,,,    | email | exactly one @|b.example",
                "1,Ada,Ash,,555 0134,,,,                     | phone | E.164|555 0134",
                "1,Ada,Ash,ada@a.example,,Mars/Olympus,,,    | time_zone | IANA|Olympus",
                "1,Ada,Ash,ada@a.example,,+02:00,,,          | time_zone | IANA|02:00",
                "1,,,ada@a.example,,,,,                      | first_name | blank|ada@",
                "1,Ada,Ash,,,,,,                             | email | blank|Ash",
                "1,Ada,Ash,ada@a.example,,,,                 | row | has 8 cells, the header has 9 columns|ada@",
                "1,Ada,Ash,ada@a.example,,,,,,               | row | has 10 cells, the header has 9 columns|ada@",
            })
    void an_invalid_row_names_field_and_rule_and_not_the_whole_value(
            String row, String field, String rule, String hidden) throws IOException {
        ImportReport report = run(HEADER + row.strip() + "\n");

        Row result = report.rows().get(0);
        assertThat(result.line()).isEqualTo(2);
        assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(result.reason()).startsWith(field).contains(rule.equals("must hold") ? "domain" : rule);
        assertThat(result.reason()).doesNotContain(hidden);
        assertThat(people.count()).isZero();
    }

    @Test
    void a_name_with_a_line_break_or_of_101_characters_is_invalid() throws IOException {
        ImportReport report = run(HEADER
                + "1,\"Ada\r\nBcc: x@y.example\",Ash,ada@a.example,,,,,\n"
                + "2,%s,Ash,bo@a.example,,,,,\n".formatted("x".repeat(101)));

        assertThat(report.rows()).extracting(Row::outcome).containsOnly(Outcome.INVALID);
        assertThat(report.rows().get(0).reason())
                .contains("first_name", "control characters")
                .doesNotContain("Bcc");
        assertThat(report.rows().get(1).reason()).contains("at most 100 characters, it has 101");
    }

    @Test
    void the_same_email_or_id_twice_in_the_file_is_a_duplicate() throws IOException {
        ImportReport report = run(HEADER
                + "1,Ada,Ash,ada@a.example,,,,,\n"
                + "2,Ada,Ash,ADA@A.example,,,,,\n"
                + "1,Bob,Birch,bob@b.example,,,,,\n"
                + "3,Cy,Cedar,,+44 20 7946 0123,,,,\n"
                + "4,Cy,cedar,,+442079460123,,,,\n"
                + "5,Di,Dogwood,,+44 20 7946 0123,,,,\n");

        assertThat(report.rows())
                .extracting(Row::outcome)
                .containsExactly(
                        Outcome.IMPORTED,
                        Outcome.DUPLICATE,
                        Outcome.DUPLICATE,
                        Outcome.IMPORTED,
                        Outcome.DUPLICATE,
                        Outcome.IMPORTED);
        assertThat(people.count()).isEqualTo(3);
    }

    @Test
    void importing_a_file_again_adds_nobody() throws IOException {
        String file = "first_name,last_name,email,phone\nAda,Ash,ada@a.example,\nCy,Cedar,,+442079460123\n";
        run(file);

        ImportReport again = run(file);

        assertThat(again.accepted()).isTrue();
        assertThat(again.rows()).extracting(Row::outcome).containsOnly(Outcome.DUPLICATE);
        assertThat(again.rows()).extracting(Row::reason).containsOnly("is in the CRM already");
        assertThat(people.count()).isEqualTo(2);
    }

    @Test
    void an_unterminated_quote_is_refused_with_its_line() throws IOException {
        ImportReport report = run(
                HEADER + "1,Ada,Ash,ada@a.example,,,,,\n2,\"Bob,Birch,bob@b.example,,,,,\n3,C,D,c@d.example,,,,,\n");

        assertThat(report.refusal()).hasValueSatisfying(why -> assertThat(why).contains("starting at line 3", "quote"));
        assertThat(people.count()).isZero();
    }

    @Test
    void five_megabytes_in_one_line_are_refused_without_being_read() throws IOException {
        var cell = new Endless("x", 5_000_000);
        var cells = new Endless("x,", 5_000_000);
        var quoted = new Endless("\"x\n", 5_000_000);

        assertThat(csvImport.run(cell).refusal()).isPresent();
        assertThat(csvImport.run(cells).refusal()).isPresent();
        assertThat(csvImport.run(quoted).refusal()).isPresent();
        assertThat(cell.given + cells.given + quoted.given).isLessThan(1_000_000);
    }

    @Test
    void a_file_of_more_than_ten_megabytes_is_refused() throws IOException {
        var file = new Endless(HEADER + "1,A,B,a@b.example,,,,,%s\n".formatted("n".repeat(9_000)), 1_000_000_000);

        assertThat(csvImport.run(file).refusal()).contains("the file is larger than 10,000,000 bytes");
        assertThat(file.given).isLessThan(10_100_000);
    }

    @Test
    void a_cell_of_more_than_ten_thousand_characters_and_more_than_a_hundred_thousand_rows_are_refused()
            throws IOException {
        assertThat(run(HEADER + "1,A,B,a@b.example,,,,," + "n".repeat(10_001) + "\n")
                        .refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("10000"));
        assertThat(run("first_name,last_name,email\n" + "A,B,a@b.example\n".repeat(100_001))
                        .refusal())
                .contains("file: must have at most 100,000 rows");
    }

    @Test
    void another_encoding_and_a_spreadsheet_file_are_refused() throws IOException {
        byte[] utf16 = (HEADER + "1,Ada,Ash,ada@a.example,,,,,\n").getBytes(UTF_16);
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0, (byte) 0xe9, 0x28};

        assertThat(csvImport.run(new ByteArrayInputStream(utf16)).refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("UTF-8"));
        assertThat(csvImport.run(new ByteArrayInputStream(zip)).refusal()).isPresent();
    }

    private ImportReport run(String file) throws IOException {
        return csvImport.run(new ByteArrayInputStream(file.getBytes(UTF_8)));
    }

    /** The same bytes again and again, which counts how many were read. */
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private final long size;
        private long given;

        Endless(String text, long size) {
            this.bytes = text.getBytes(UTF_8);
            this.size = size;
        }

        @Override
        public int read() {
            return given >= size ? -1 : bytes[(int) (given++ % bytes.length)] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = 0;
            for (int next = read(); count < length && next >= 0; next = ++count < length ? read() : -1) {
                into[offset + count] = (byte) next;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
